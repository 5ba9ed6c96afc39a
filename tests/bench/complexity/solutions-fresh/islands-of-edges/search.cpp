// COMPLEXITY: time O(n); space O(n); why: lists of neighbours, each place visited once
class Solution {
public:
    int parts(int places, vector<vector<int>> &edges) {
        vector<vector<int>> next(places);
        for (auto &e : edges) {
            next[e[0]].push_back(e[1]);
            next[e[1]].push_back(e[0]);
        }
        vector<char> seen(places);
        int count = 0;
        for (int i = 0; i < places; i++) {
            if (seen[i])
                continue;
            count++;
            vector<int> todo = { i };
            seen[i] = 1;
            while (!todo.empty()) {
                int at = todo.back();
                todo.pop_back();
                for (int other : next[at])
                    if (!seen[other]) {
                        seen[other] = 1;
                        todo.push_back(other);
                    }
            }
        }
        return count;
    }
};
