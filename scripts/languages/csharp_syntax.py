"""Prints the files of C# in a folder whose syntax is wrong, and how many there are."""

import sys
from pathlib import Path

import tree_sitter_c_sharp
from tree_sitter import Language, Parser

parser = Parser(Language(tree_sitter_c_sharp.language()))
files = sorted(Path(sys.argv[1]).rglob("*.cs"))
wrong = [file for file in files if parser.parse(file.read_bytes()).root_node.has_error]
for file in wrong:
    print(f"wrong: {file}")
print(len(files))
