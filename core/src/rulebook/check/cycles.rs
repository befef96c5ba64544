//! Circular references. Without this check they would loop forever.

use super::{Checker, item};
use crate::rulebook::RuleBookFault;

/// A graph, walked depth first.
pub(super) struct Walk {
    /// Every node after all nodes that it leads to, except within a circle.
    pub(super) order: Vec<usize>,
    /// Circles, each as its nodes in order. If the graph has a circle, at least one is listed; no node is in two.
    pub(super) circles: Vec<Vec<usize>>,
}

/// Walks the graph in which each node leads to the nodes of `edges` at its index. It keeps its own stack, so that a
/// long chain cannot overflow the stack of the thread.
pub(super) fn walk(edges: &[Vec<usize>]) -> Walk {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
        InCircle,
    }
    let mut states = vec![State::New; edges.len()];
    let mut walk = Walk { order: Vec::with_capacity(edges.len()), circles: Vec::new() };
    for start in 0..edges.len() {
        let mut stack = vec![(start, 0)];
        while let Some((node, tried)) = stack.last_mut() {
            let node = *node;
            let Some(state) = states.get_mut(node) else {
                stack.pop();
                continue;
            };
            if *tried == 0 {
                if *state != State::New {
                    let open = *state == State::Open;
                    stack.pop();
                    if open {
                        // It was reached from the top of the stack and is itself further down, so the stack holds a
                        // circle.
                        let from = stack.iter().position(|(other, _)| *other == node).unwrap_or_default();
                        let circle: Vec<usize> = stack.iter().skip(from).map(|(node, _)| *node).collect();
                        let known = |node: &usize| states.get(*node) == Some(&State::InCircle);
                        if !circle.iter().any(known) {
                            for node in &circle {
                                if let Some(state) = states.get_mut(*node) {
                                    *state = State::InCircle;
                                }
                            }
                            walk.circles.push(circle);
                        }
                    }
                    continue;
                }
                *state = State::Open;
            }
            let next = edges.get(node).and_then(|leads_to| leads_to.get(*tried)).copied();
            *tried += 1;
            match next {
                Some(next) => stack.push((next, 0)),
                None => {
                    if *state == State::Open {
                        *state = State::Done;
                    }
                    walk.order.push(node);
                    stack.pop();
                }
            }
        }
    }
    walk
}

/// `a → b → a`.
pub(super) fn chain<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut names: Vec<&str> = names.collect();
    names.extend(names.first().copied());
    names.join(" → ")
}

impl Checker<'_> {
    /// No section replaces itself, directly or through others.
    pub(super) fn replaces(&mut self) {
        let sections = &self.document.sections;
        let place = |id: &String| usize::try_from(*self.index.sections.get(id)?).ok();
        let edges: Vec<Vec<usize>> =
            sections.iter().map(|section| section.replaces.iter().filter_map(place).collect()).collect();
        for circle in walk(&edges).circles {
            let named =
                circle.iter().filter_map(|index| sections.get(*index)).map(|section| section.id.as_str());
            let path = item("sections", circle.first().copied().unwrap_or_default()).join("replaces");
            self.fault(path, RuleBookFault::ReplacesCycle { chain: chain(named) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Whether a node leads back to itself. The naive reference: visits every reachable node.
    fn in_circle(edges: &[Vec<usize>], node: usize) -> bool {
        let mut reached = vec![false; edges.len()];
        let mut open = edges[node].clone();
        while let Some(next) = open.pop() {
            if !std::mem::replace(&mut reached[next], true) {
                open.extend(&edges[next]);
            }
        }
        reached[node]
    }

    proptest! {
        #[test]
        fn circles_are_found_where_there_are_some(edges in prop::collection::vec(prop::collection::vec(0_usize..6, 0..3), 6)) {
            let walk = walk(&edges);
            for circle in &walk.circles {
                for (index, node) in circle.iter().enumerate() {
                    prop_assert!(edges[*node].contains(&circle[(index + 1) % circle.len()]));
                }
            }
            prop_assert_eq!((0..6).any(|node| in_circle(&edges, node)), !walk.circles.is_empty());
            let mut sorted = walk.order.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..6).collect::<Vec<_>>());
            if walk.circles.is_empty() {
                let rank = |node: usize| walk.order.iter().position(|other| *other == node);
                for (node, leads_to) in edges.iter().enumerate() {
                    prop_assert!(leads_to.iter().all(|next| rank(*next) < rank(node)));
                }
            }
        }
    }

    #[test]
    fn a_long_chain_is_walked() {
        let edges: Vec<Vec<usize>> = (0..200_000).map(|node| vec![(node + 1) % 200_000]).collect();
        assert_eq!(walk(&edges).circles.len(), 1);
    }
}
