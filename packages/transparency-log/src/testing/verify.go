// Reads a log of ours with golang.org/x/mod/sumdb: its note, its tiles, its proofs. Prints "ok size root", or fails.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error) {
	if err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
}

type tiles struct{ folder string }

func (t tiles) Height() int                            { return 8 }
func (t tiles) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

// Go writes the height in its paths, C2SP does not.
func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	read := [][]byte{}
	for _, tile := range wanted {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(t.folder, path))
		if err != nil {
			return nil, err
		}
		read = append(read, data)
	}
	return read, nil
}

func parse(text string) tlog.Tree {
	lines := strings.Split(text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(lines[2])
	must(err)
	return tlog.Tree{N: size, Hash: root}
}

func open(path string, verifier note.Verifier) tlog.Tree {
	written, err := os.ReadFile(path)
	must(err)
	opened, err := note.Open(written, note.VerifierList(verifier))
	must(err)
	return parse(opened.Text)
}

// entries reads the file that holds entry `index`: each entry after its length, on two bytes.
func entries(folder string, index, size int64) [][]byte {
	tile := tlog.Tile{H: 8, L: -1, N: index / 256, W: 256}
	if size-tile.N*256 < 256 {
		tile.W = int(size - tile.N*256)
	}
	path := strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
	bytes, err := os.ReadFile(filepath.Join(folder, path))
	must(err)
	read := [][]byte{}
	for len(bytes) > 0 {
		end := 2 + int(bytes[0])<<8 + int(bytes[1])
		read = append(read, bytes[2:end])
		bytes = bytes[end:]
	}
	return read
}

// verify FOLDER KEY OLD: OLD is a checkpoint kept from before.
func main() {
	folder := os.Args[1]
	verifier, err := note.NewVerifier(os.Args[2])
	must(err)
	tree := open(filepath.Join(folder, "checkpoint"), verifier)
	reader := tlog.TileHashReader(tree, tiles{folder})

	root, err := tlog.TreeHash(tree.N, reader)
	must(err)
	if root != tree.Hash {
		must(fmt.Errorf("root %v is not %v", root, tree.Hash))
	}
	bundle := [][]byte{}
	for index := int64(0); index < tree.N; index++ {
		if index%256 == 0 {
			bundle = entries(folder, index, tree.N)
		}
		leaf := tlog.RecordHash(bundle[index%256])
		proof, err := tlog.ProveRecord(tree.N, index, reader)
		must(err)
		must(tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf))
	}
	old := open(os.Args[3], verifier)
	proof, err := tlog.ProveTree(tree.N, old.N, reader)
	must(err)
	must(tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash))
	fmt.Println("ok", tree.N, tree.Hash)
}
