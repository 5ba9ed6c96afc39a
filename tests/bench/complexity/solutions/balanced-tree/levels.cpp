// COMPLEXITY: time O(n); space O(n); why: nodes in level order, heights in a hash map from the last to the first
class Solution {
public:
    bool isBalanced(TreeNode *root) {
        if (!root)
            return true;
        vector<TreeNode *> order = { root };
        for (size_t i = 0; i < order.size(); i++)
            for (TreeNode *child : { order[i]->left, order[i]->right })
                if (child)
                    order.push_back(child);
        unordered_map<TreeNode *, int> height;
        for (size_t i = order.size(); i-- > 0;) {
            int left = order[i]->left ? height[order[i]->left] : 0, right = order[i]->right ? height[order[i]->right] : 0;
            if (abs(left - right) > 1)
                return false;
            height[order[i]] = 1 + max(left, right);
        }
        return true;
    }
};
