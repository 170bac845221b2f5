"""Which region a line or picture belongs to, and what the region network makes of the same page."""

import unittest


def torch_or_skip():
    try:
        import numpy  # noqa: F401
        import torch
    except ImportError as error:
        raise unittest.SkipTest("PyTorch or NumPy is missing: see Training/requirements.txt") from error
    return torch


class Owners(unittest.TestCase):
    def setUp(self):
        torch_or_skip()

    def owners(self, boxes, lines, regions):
        import numpy as np

        from regions.data import assign

        regions = [{"class": kind, "bbox": bbox} for kind, *bbox in regions]
        return list(assign(np.array(boxes, float).reshape(-1, 4), lines, regions))

    def test_nothing(self):
        self.assertEqual(self.owners([], [], []), [])
        self.assertEqual(self.owners([[0, 0, 9, 9]], [True], []), [-1])

    def test_a_line_belongs_to_the_smallest_region_that_holds_it(self):
        regions = [("advertisement", 0, 0, 100, 100), ("table", 10, 10, 90, 60)]
        self.assertEqual(self.owners([[20, 20, 80, 30], [20, 70, 80, 80]], [True, True], regions), [1, 0])

    def test_a_line_across_two_regions_is_of_neither(self):
        regions = [("article", 0, 0, 50, 100), ("article", 50, 0, 100, 100)]
        self.assertEqual(self.owners([[10, 20, 90, 30], [10, 40, 48, 50]], [True, True], regions), [-2, 0])

    def test_a_picture_is_that_of_the_truth_it_agrees_with(self):
        regions = [("advertisement", 0, 0, 100, 100), ("cartoon", 0, 0, 100, 110)]
        self.assertEqual(self.owners([[0, 0, 100, 100], [0, 0, 30, 20]], [False, False], regions), [1, 0])


class Network(unittest.TestCase):
    def setUp(self):
        self.torch = torch_or_skip()
        self.torch.manual_seed(1)
        from regions.model import GraphNetwork

        self.network = GraphNetwork(5, 4).eval()

    def page(self, count=6, places=3):
        torch = self.torch
        neighbours = torch.randint(0, count, (count, places))
        return torch.randn(count, 5), torch.randn(count, places, 4), neighbours, torch.ones(count, places)

    def test_the_order_of_the_nodes_does_not_matter(self):
        torch = self.torch
        nodes, edges, neighbours, known = self.page()
        order = torch.randperm(len(nodes))
        place = torch.empty_like(order)
        place[order] = torch.arange(len(nodes))
        classes, pairs = self.network(nodes, edges, neighbours, known)
        turned = self.network(nodes[order], edges[order], place[neighbours[order]], known[order])
        self.assertTrue(torch.allclose(classes[order], turned[0], atol=1e-5))
        self.assertTrue(torch.allclose(pairs[order], turned[1], atol=1e-5))

    def test_places_without_a_neighbour_say_nothing(self):
        torch = self.torch
        nodes, edges, neighbours, known = self.page()
        known[:, 2] = 0
        first = self.network(nodes, edges, neighbours, known)[0]
        edges[:, 2], neighbours[:, 2] = 7, 0
        self.assertTrue(torch.allclose(first, self.network(nodes, edges, neighbours, known)[0], atol=1e-5))

    def test_probabilities_add_up(self):
        classes, pairs = self.network(*self.page(1))
        self.assertAlmostEqual(classes.exp().sum().item(), 1, places=5)
        self.assertEqual(tuple(pairs.shape), (1, 3, 2))


class Unread(unittest.TestCase):
    def test_lines_that_are_not_read_tell_nothing_and_nothing_else_changes(self):
        torch = torch_or_skip()
        from types import SimpleNamespace

        from regions.train import EDGE_TEXT, NODE_TEXT, unread

        neighbours = torch.tensor([[1, 2], [0, 2], [2, 2]])
        graph = SimpleNamespace(nodes=torch.ones(3, 50), edges=torch.ones(3, 2, 24), neighbours=neighbours)
        nodes, edges = unread(graph, torch.tensor([True, False, False]))
        self.assertEqual(nodes[:, NODE_TEXT].sum(1).tolist(), [0, 20, 20])
        # Pairs of the unread line, from either side.
        self.assertEqual(edges[:, :, EDGE_TEXT].sum(2).tolist(), [[0, 0], [0, 4], [4, 4]])
        nodes[:, NODE_TEXT], edges[:, :, EDGE_TEXT] = 1, 1
        self.assertTrue((nodes == 1).all() and (edges == 1).all() and (graph.nodes == 1).all())


if __name__ == "__main__":
    unittest.main()
