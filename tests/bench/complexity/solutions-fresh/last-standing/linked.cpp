// COMPLEXITY: time O(n); space O(n); why: a ring of nodes, one after another freed
class Solution {
public:
    int lastStanding(int k) {
        list<int> ring;
        for (int i = 0; i < k; i++)
            ring.push_back(i);
        auto at = ring.begin();
        while (ring.size() > 1) {
            if (++at == ring.end())
                at = ring.begin();
            at = ring.erase(at);
            if (at == ring.end())
                at = ring.begin();
        }
        return ring.front();
    }
};
