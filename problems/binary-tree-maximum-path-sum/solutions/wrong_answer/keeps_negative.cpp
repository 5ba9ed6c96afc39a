// wrong_answer: adds both branches even when their sum is negative (tag: all-negative)
class Solution {
    int best = INT_MIN;

    int down(TreeNode* node) {
        if (!node)
            return 0;
        int left = down(node->left), right = down(node->right);
        best = max(best, node->val + left + right);
        return node->val + max(left, right);
    }

public:
    int maxPathSum(TreeNode* root) {
        down(root);
        return best;
    }
};
