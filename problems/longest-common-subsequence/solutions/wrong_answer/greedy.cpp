// wrong_answer: takes the first match it finds for every letter, and never lets one go (tag: sample)
class Solution {
public:
    int longestCommonSubsequence(string text1, string text2) {
        int count = 0;
        size_t from = 0;
        for (char c : text1) {
            size_t at = text2.find(c, from);
            if (at == string::npos)
                continue;
            count++;
            from = at + 1;
        }
        return count;
    }
};
