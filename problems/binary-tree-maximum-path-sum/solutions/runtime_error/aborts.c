// runtime_error: calls abort() when the best sum is not positive: SIGABRT (tag: single-zero)
static int down(const struct TreeNode *node, int *best) {
    if (!node)
        return 0;
    int left = down(node->left, best), right = down(node->right, best);
    left = left > 0 ? left : 0;
    right = right > 0 ? right : 0;
    if (node->val + left + right > *best)
        *best = node->val + left + right;
    return node->val + (left > right ? left : right);
}

int maxPathSum(struct TreeNode* root) {
    int best = INT_MIN;
    down(root, &best);
    if (best <= 0)
        abort();
    return best;
}
