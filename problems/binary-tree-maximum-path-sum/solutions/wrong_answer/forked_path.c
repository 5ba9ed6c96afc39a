// wrong_answer: hands both branches up to the parent, so its paths fork (tag: fork)
static int down(const struct TreeNode *node, int *best) {
    if (!node)
        return 0;
    int left = down(node->left, best), right = down(node->right, best);
    int sum = node->val + (left > 0 ? left : 0) + (right > 0 ? right : 0);
    if (sum > *best)
        *best = sum;
    return sum;
}

int maxPathSum(struct TreeNode* root) {
    int best = INT_MIN;
    down(root, &best);
    return best;
}
