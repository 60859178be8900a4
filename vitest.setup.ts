import fc from "fast-check";

// The same cases at each run: a failure is the change's, not the day's. Set another seed to look further.
fc.configureGlobal({ seed: 20_261_124 });
