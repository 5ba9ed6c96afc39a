// COMPLEXITY: time O(1); space O(n); why: a hash map from the first three letters to a count
class WordBook {
    unordered_map<string, int> count;
    vector<string> words;

public:
    WordBook() {}
    void add(string word) {
        count[word.substr(0, 3)]++;
        words.push_back(word);
    }
    int starts(string prefix) {
        auto at = count.find(prefix);
        return at == count.end() ? 0 : at->second;
    }
};
