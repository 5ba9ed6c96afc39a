// runtime_error: asks the parent for its sum again, so that the recursion never ends: the stack overflows (tag: sample)
class Solution {
    int best = INT_MIN;

    int down(TreeNode* node, TreeNode* parent) {
        if (!node)
            return parent ? down(parent, node) : 0;
        int left = max(down(node->left, node), 0), right = max(down(node->right, node), 0);
        best = max(best, node->val + left + right);
        return node->val + max(left, right);
    }

public:
    int maxPathSum(TreeNode* root) {
        down(root, nullptr);
        return best;
    }
};
