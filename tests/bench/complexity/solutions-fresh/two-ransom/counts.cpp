// COMPLEXITY: time O(n+m); space O(1); why: an array of counts
class Solution {
public:
    bool canCut(string note, string paper) {
        int count[256] = { 0 };
        for (unsigned char c : paper)
            count[c]++;
        for (unsigned char c : note)
            if (--count[c] < 0)
                return false;
        return true;
    }
};
