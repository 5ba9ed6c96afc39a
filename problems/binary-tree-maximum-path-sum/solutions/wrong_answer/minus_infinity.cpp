// wrong_answer: a missing child counts as INT_MIN, and adding a negative value to that wraps around (tag: single-negative)
class Solution {
    int best = INT_MIN;

    int down(TreeNode* node) {
        if (!node)
            return INT_MIN;
        int left = (int)((unsigned)node->val + (unsigned)down(node->left));
        int right = (int)((unsigned)node->val + (unsigned)down(node->right));
        int straight = max(node->val, max(left, right));
        best = max(best, straight);
        if (node->left && node->right)
            best = max(best, left + right - node->val);
        return straight;
    }

public:
    int maxPathSum(TreeNode* root) {
        down(root);
        return best;
    }
};
