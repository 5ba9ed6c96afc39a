// accepted: recursion from the ends that remembers what it has answered, O(n m)
class Solution {
    string a, b;
    vector<int> known;

    int longest(int i, int j) {
        if (i == (int)a.size() || j == (int)b.size())
            return 0;
        int &answer = known[i * b.size() + j];
        if (answer >= 0)
            return answer;
        if (a[i] == b[j])
            return answer = 1 + longest(i + 1, j + 1);
        return answer = max(longest(i + 1, j), longest(i, j + 1));
    }

public:
    int longestCommonSubsequence(string text1, string text2) {
        a = text1;
        b = text2;
        known.assign(a.size() * b.size(), -1);
        return longest(0, 0);
    }
};
