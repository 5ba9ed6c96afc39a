# COMPLEXITY: time O(1); space O(n); why: six steps down a trie of dictionaries, however many words there are
class WordBook:
    def __init__(self):
        self.root = {}

    def add(self, word: str) -> None:
        node = self.root
        for c in word:
            node = node.setdefault(c, {})
            node["#"] = node.get("#", 0) + 1

    def starts(self, prefix: str) -> int:
        node = self.root
        for c in prefix:
            node = node.get(c)
            if node is None:
                return 0
        return node["#"]
