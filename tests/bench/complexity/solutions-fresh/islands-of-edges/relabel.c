// COMPLEXITY: time O(n^2); space O(n); why: every edge that joins relabels all places
int parts(int places, int **edges, int edgesSize, int *edgesColSize) {
    int *label = malloc((places + 1) * sizeof *label), count = places;
    for (int i = 0; i < places; i++)
        label[i] = i;
    for (int e = 0; e < edgesSize; e++) {
        int from = label[edges[e][0]], to = label[edges[e][1]];
        if (from == to)
            continue;
        count--;
        for (int i = 0; i < places; i++)
            label[i] = label[i] == from ? to : label[i];
    }
    free(label);
    return count;
}
