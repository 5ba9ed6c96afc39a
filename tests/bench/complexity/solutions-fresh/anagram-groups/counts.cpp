// COMPLEXITY: time O(n log n); space O(n); why: a std::map by letter counts
class Solution {
public:
    int groups(vector<string> &words) {
        map<array<char, 26>, int> seen;
        for (auto &w : words) {
            array<char, 26> key{};
            for (char c : w)
                key[c - 'a']++;
            seen[key]++;
        }
        return seen.size();
    }
};
