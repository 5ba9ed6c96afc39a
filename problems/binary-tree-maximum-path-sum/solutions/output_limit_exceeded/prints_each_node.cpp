// output_limit_exceeded: traces every node it enters and leaves (tag: large-balanced)
class Solution {
    int best = INT_MIN;

    int down(TreeNode* node) {
        if (!node)
            return 0;
        printf("enter %d\n", node->val);
        int left = max(down(node->left), 0), right = max(down(node->right), 0);
        best = max(best, node->val + left + right);
        printf("leave %d with best %d\n", node->val, best);
        return node->val + max(left, right);
    }

public:
    int maxPathSum(TreeNode* root) {
        down(root);
        return best;
    }
};
