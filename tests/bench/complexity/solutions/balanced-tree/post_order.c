// COMPLEXITY: time O(n); space O(log n); why: each node once
static int height(struct TreeNode *node) {
    if (!node)
        return 0;
    int left = height(node->left), right = left < 0 ? -1 : height(node->right);
    if (left < 0 || right < 0 || abs(left - right) > 1)
        return -1;
    return 1 + (left > right ? left : right);
}

bool isBalanced(struct TreeNode *root) {
    return height(root) >= 0;
}
