# COMPLEXITY: time O(n); space O(n); why: startswith for each word
class WordBook:
    def __init__(self):
        self.words = []

    def add(self, word: str) -> None:
        self.words.append(word)

    def starts(self, prefix: str) -> int:
        return sum(w.startswith(prefix) for w in self.words)
