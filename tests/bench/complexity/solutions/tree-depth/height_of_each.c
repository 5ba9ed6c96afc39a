// COMPLEXITY: time O(n^2); space O(n); why: the height of each node is taken anew: n + (n-1) + ... on a chain
static int height(struct TreeNode *node) {
    if (!node)
        return 0;
    int left = height(node->left), right = height(node->right);
    return 1 + (left > right ? left : right);
}

static int best(struct TreeNode *node, int above) {
    if (!node)
        return above;
    int here = above + height(node), left = best(node->left, above + 1), right = best(node->right, above + 1);
    if (left > here)
        here = left;
    return right > here ? right : here;
}

int maxDepth(struct TreeNode *root) {
    return best(root, 0);
}
