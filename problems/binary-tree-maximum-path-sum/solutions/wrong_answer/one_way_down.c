// wrong_answer: considers only paths that go down, never up and down again (tag: sample)
static int down(const struct TreeNode *node, int *best) {
    if (!node)
        return 0;
    int left = down(node->left, best), right = down(node->right, best);
    int longer = left > right ? left : right;
    int sum = node->val + (longer > 0 ? longer : 0);
    if (sum > *best)
        *best = sum;
    return sum;
}

int maxPathSum(struct TreeNode* root) {
    int best = INT_MIN;
    down(root, &best);
    return best;
}
