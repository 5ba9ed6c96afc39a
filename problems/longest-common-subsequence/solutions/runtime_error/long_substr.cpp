// runtime_error: asks for the rest behind the end of text2: std::out_of_range (tag: sample)
class Solution {
public:
    int longestCommonSubsequence(string text1, string text2) {
        int best = 0;
        for (size_t i = 0; i < text1.size(); i++) {
            string rest = text2.substr(i + 1);
            best = max(best, (int)(rest.find(text1[i]) != string::npos));
        }
        return best;
    }
};
