// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decision_chain.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "domain/choices.h"

namespace meike::engine {

namespace {

constexpr std::string_view kDecisionMaker = "decision_maker";

std::size_t rankOf(std::string_view role) {
    const auto roles = choices::decisionRoles();
    std::size_t rank = 0;
    while (rank < roles.size() && roles[rank].key != role) ++rank;
    return rank;
}

/// Builds the forest, then looks at it.
class Builder {
public:
    Builder(std::span<const ChainContact> contacts, DayNumber asOf, int untouchedDays)
        : m_contacts(contacts), m_asOf(asOf), m_untouchedDays(untouchedDays) {}

    DecisionChain build() {
        link();
        cutCycles();
        for (const std::size_t contact : m_order)
            if (m_parents[contact] == ChainNode::kRoot) place(contact, ChainNode::kRoot, 0);
        findRisks();
        return std::move(m_chain);
    }

private:
    void link() {
        std::unordered_map<RecordId, std::size_t> places;
        for (std::size_t i = 0; i < m_contacts.size(); ++i) places.emplace(m_contacts[i].id, i);
        m_parents.assign(m_contacts.size(), ChainNode::kRoot);
        m_orphans.assign(m_contacts.size(), false);
        for (std::size_t i = 0; i < m_contacts.size(); ++i) {
            if (m_contacts[i].reportsTo == 0) continue;
            const auto found = places.find(m_contacts[i].reportsTo);
            if (found == places.end())
                m_orphans[i] = true;
            else
                m_parents[i] = found->second;
        }
        m_order.resize(m_contacts.size());
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        std::stable_sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) {
            const std::size_t rankA = rankOf(m_contacts[a].role), rankB = rankOf(m_contacts[b].role);
            if (rankA != rankB) return rankA < rankB;
            return m_contacts[a].influence > m_contacts[b].influence;
        });
        m_cuts.assign(m_contacts.size(), 0);
    }

    /// Of the members of a cycle the first in order becomes its root.
    void cutCycles() {
        enum class Seen : std::uint8_t { no, onWalk, done };
        std::vector<Seen> seen(m_contacts.size(), Seen::no);
        for (const std::size_t start : m_order) {
            std::vector<std::size_t> walk;
            std::size_t at = start;
            while (at != ChainNode::kRoot && seen[at] == Seen::no) {
                seen[at] = Seen::onWalk;
                walk.push_back(at);
                at = m_parents[at];
            }
            if (at != ChainNode::kRoot && seen[at] == Seen::onWalk) {
                const auto first = std::find(walk.begin(), walk.end(), at);
                const auto members = static_cast<std::int64_t>(walk.end() - first);
                const auto root = std::min_element(first, walk.end(), [&](std::size_t a, std::size_t b) {
                    return std::find(m_order.begin(), m_order.end(), a) < std::find(m_order.begin(), m_order.end(), b);
                });
                m_parents[*root] = ChainNode::kRoot;
                m_cuts[*root] = members;
            }
            for (const std::size_t each : walk) seen[each] = Seen::done;
        }
    }

    void place(std::size_t contact, std::size_t parent, int depth) {
        // Walked without recursion: a chain of any depth is drawn.
        struct Step {
            std::size_t contact, parent;
            int depth;
        };
        std::vector<std::vector<std::size_t>>& children = below();
        std::vector<Step> waiting = {{contact, parent, depth}};
        while (!waiting.empty()) {
            const Step step = waiting.back();
            waiting.pop_back();
            const std::size_t node = m_chain.nodes.size();
            m_chain.nodes.push_back(
                {step.contact, step.parent, step.depth, m_cuts[step.contact] > 0, m_orphans[step.contact]});
            const auto& reports = children[step.contact];
            for (auto child = reports.rbegin(); child != reports.rend(); ++child)
                waiting.push_back({*child, node, step.depth + 1});
        }
    }

    std::vector<std::vector<std::size_t>>& below() {
        if (m_below.empty() && !m_contacts.empty()) {
            m_below.resize(m_contacts.size());
            for (const std::size_t contact : m_order)
                if (m_parents[contact] != ChainNode::kRoot) m_below[m_parents[contact]].push_back(contact);
        }
        return m_below;
    }

    void risk(std::string_view key, RecordId contact = 0, std::int64_t number = 0) {
        m_chain.risks.push_back({key, contact, number});
    }

    void findRisks() {
        std::int64_t live = 0, known = 0, opponents = 0, supporters = 0, deciders = 0;
        RecordId only = 0;
        for (const ChainContact& contact : m_contacts) {
            if (!contact.active) continue;
            ++live;
            only = contact.id;
            if (!contact.attitude.empty()) ++known;
            if (contact.attitude == "opponent") ++opponents;
            if (contact.attitude == "supporter") ++supporters;
            if (contact.role == kDecisionMaker) ++deciders;
        }
        if (live == 0) risk("no_contact");
        if (live == 1) risk("single_threaded", only);
        bool deciderLeft = false;
        for (const std::size_t at : m_order) {
            const ChainContact& contact = m_contacts[at];
            if (contact.active) continue;
            const std::int64_t reports =
                std::count_if(m_contacts.begin(), m_contacts.end(),
                              [&](const ChainContact& each) { return each.active && each.reportsTo == contact.id; });
            if (contact.role == kDecisionMaker && deciders == 0) {
                deciderLeft = true;
                risk("decision_maker_gone", contact.id);
            } else if (!contact.role.empty() || reports > 0) {
                risk("contact_gone", contact.id, reports);
            }
        }
        if (live > 0 && deciders == 0 && !deciderLeft) risk("no_decision_maker", 0, live);
        for (const std::size_t at : m_order) {
            const ChainContact& contact = m_contacts[at];
            if (!contact.active || contact.role != kDecisionMaker) continue;
            if (!contact.lastTouched)
                risk("decision_maker_never_touched", contact.id);
            else if (m_asOf - *contact.lastTouched > m_untouchedDays)
                risk("decision_maker_untouched", contact.id, m_asOf - *contact.lastTouched);
            if (contact.attitude == "opponent") risk("decision_maker_opposes", contact.id);
        }
        if (known > 0 && opponents == known)
            risk("all_opponents", 0, known);
        else if (known > 0 && supporters == 0)
            risk("no_supporter", 0, known);
        for (const std::size_t at : m_order)
            if (m_cuts[at] > 0) risk("cycle", m_contacts[at].id, m_cuts[at]);
        const auto keys = chainRiskKeys();
        const auto rank = [&](const ChainRisk& each) { return std::find(keys.begin(), keys.end(), each.key); };
        std::stable_sort(m_chain.risks.begin(), m_chain.risks.end(),
                         [&](const ChainRisk& a, const ChainRisk& b) { return rank(a) < rank(b); });
    }

    std::span<const ChainContact> m_contacts;
    DayNumber m_asOf;
    int m_untouchedDays;
    std::vector<std::size_t> m_order;    ///< contacts as brothers stand
    std::vector<std::size_t> m_parents;  ///< by contact
    std::vector<bool> m_orphans;
    std::vector<std::int64_t> m_cuts;  ///< by contact: members of the cycle that was cut at them
    std::vector<std::vector<std::size_t>> m_below;
    DecisionChain m_chain;
};

}  // namespace

std::span<const std::string_view> chainRiskKeys() {
    static constexpr std::string_view kKeys[] = {"no_contact",
                                                 "single_threaded",
                                                 "decision_maker_gone",
                                                 "no_decision_maker",
                                                 "decision_maker_never_touched",
                                                 "decision_maker_untouched",
                                                 "decision_maker_opposes",
                                                 "all_opponents",
                                                 "no_supporter",
                                                 "contact_gone",
                                                 "cycle"};
    return kKeys;
}

DecisionChain decisionChain(std::span<const ChainContact> contacts, DayNumber asOf, int untouchedDays) {
    return Builder(contacts, asOf, untouchedDays).build();
}

}  // namespace meike::engine
