// COMPLEXITY: time O(2^n); space O(2^n); why: all moves are kept in a vector
class Solution {
    vector<pair<char, char>> made;
    void move(int count, char source, char target, char spare) {
        if (!count)
            return;
        move(count - 1, source, spare, target);
        made.push_back({ source, target });
        move(count - 1, spare, target, source);
    }

public:
    int moves(int k) {
        move(k, 'a', 'c', 'b');
        return made.size();
    }
};
