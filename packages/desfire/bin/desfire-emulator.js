#!/usr/bin/env node
// Kept beside the build, so that npm links it before there is one.
import "../dist/cli/main.js";
