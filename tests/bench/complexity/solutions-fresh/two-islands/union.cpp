// COMPLEXITY: time O(n*m); space O(n*m); why: union of neighbours, paths halved
class Solution {
    vector<int> parent;
    int root(int x) {
        while (parent[x] != x)
            x = parent[x] = parent[parent[x]];
        return x;
    }

public:
    int islands(vector<vector<int>> &map) {
        int rows = map.size(), columns = map[0].size(), count = 0;
        parent.resize(rows * columns);
        iota(parent.begin(), parent.end(), 0);
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++) {
                if (!map[r][c])
                    continue;
                count++;
                for (int back : { c && map[r][c - 1] ? r * columns + c - 1 : -1,
                                  r && map[r - 1][c] ? (r - 1) * columns + c : -1 })
                    if (back >= 0 && root(back) != root(r * columns + c)) {
                        parent[root(back)] = root(r * columns + c);
                        count--;
                    }
            }
        return count;
    }
};
