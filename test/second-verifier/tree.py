"""The log's Merkle tree (docs/formats/merkle-tree.md)."""

import hashlib


def _sha256(data):
    return hashlib.sha256(data).digest()


EMPTY_ROOT = _sha256(b"")


def leaf_hash(data):
    return _sha256(b"\x00" + data)


def node_hash(left, right):
    return _sha256(b"\x01" + left + right)


class Tree:
    """Grows by leaf hashes; keeps the roots of the complete subtrees that tile what is there (section 2)."""

    def __init__(self):
        self.size = 0
        self._tiles = []

    def append(self, leaf):
        self.append_subtree(0, leaf)

    def append_subtree(self, level, tile):
        """A complete subtree of 2^level leaves, where the size is a multiple of that."""
        size = self.size >> level
        while size & 1:
            tile = node_hash(self._tiles.pop(), tile)
            size >>= 1
        self._tiles.append(tile)
        self.size += 1 << level

    def root(self):
        if not self._tiles:
            return EMPTY_ROOT
        root = self._tiles[-1]
        for tile in reversed(self._tiles[:-1]):
            root = node_hash(tile, root)
        return root


def root_of(leaves):
    tree = Tree()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root()


def includes(leaf, index, size, proof, root):
    """Section 3."""
    if index >= size or any(len(p) != 32 for p in proof):
        return False
    f, s, h = index, size - 1, leaf
    for p in proof:
        if s == 0:
            return False
        if f & 1 or f == s:
            h = node_hash(p, h)
            while f != 0 and not f & 1:
                f, s = f >> 1, s >> 1
        else:
            h = node_hash(h, p)
        f, s = f >> 1, s >> 1
    return s == 0 and h == root


def consistent(old_size, new_size, proof, old_root, new_root):
    """Section 4."""
    if old_size > new_size or any(len(p) != 32 for p in proof):
        return False
    if old_size == new_size:
        return not proof and old_root == new_root
    if old_size == 0:
        return not proof and old_root == EMPTY_ROOT
    f, s = old_size - 1, new_size - 1
    while f & 1:
        f, s = f >> 1, s >> 1
    if f == 0:
        proof = [old_root] + list(proof)
    if not proof:
        return False
    a = b = proof[0]
    for p in proof[1:]:
        if s == 0:
            return False
        if f & 1 or f == s:
            a, b = node_hash(p, a), node_hash(p, b)
            while f != 0 and not f & 1:
                f, s = f >> 1, s >> 1
        else:
            b = node_hash(b, p)
        f, s = f >> 1, s >> 1
    return s == 0 and a == old_root and b == new_root
