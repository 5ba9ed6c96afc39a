// accepted: children before parents with a stack of its own, each node gives its best downward sum, O(n)
class Solution {
public:
    int maxPathSum(TreeNode* root) {
        vector<pair<TreeNode*, bool>> stack{{root, false}};
        vector<int> gains;
        int best = root->val;
        while (!stack.empty()) {
            auto [node, children_done] = stack.back();
            stack.pop_back();
            if (!node) {
                gains.push_back(0);
            } else if (!children_done) {
                stack.push_back({node, true});
                stack.push_back({node->right, false});
                stack.push_back({node->left, false});
            } else {
                int right = max(gains.back(), 0);
                gains.pop_back();
                int left = max(gains.back(), 0);
                gains.pop_back();
                best = max(best, node->val + left + right);
                gains.push_back(node->val + max(left, right));
            }
        }
        return best;
    }
};
