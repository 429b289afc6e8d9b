// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "domain/value.h"

/// Who decides at a client, as a tree to draw, and what is wrong with it.
namespace meike::engine {

/// What the chain asks of a contact. Role and attitude are keys of choices::decisionRoles() and choices::attitudes().
struct ChainContact {
    RecordId id = 0;
    std::string role;
    std::string attitude;
    int influence = 0;                     ///< 1..5; 0: not rated
    RecordId reportsTo = 0;                ///< 0: nobody
    bool active = true;                    ///< false: has left
    std::optional<DayNumber> lastTouched;  ///< the latest interaction with them
};

/// A contact in the tree. Nodes stand in the order in which a tree is drawn: each one before those who report to it.
struct ChainNode {
    static constexpr std::size_t kRoot = static_cast<std::size_t>(-1);

    std::size_t contact = 0;     ///< place among the contacts given
    std::size_t parent = kRoot;  ///< place among the nodes
    int depth = 0;               ///< 0: a root
    bool cycleCut = false;       ///< reports to somebody below: drawn as a root instead
    bool orphan = false;         ///< reports to nobody among the contacts given: a root as well

    friend bool operator==(const ChainNode&, const ChainNode&) = default;
};

/// Something to know of a chain; words for the key are in app/words/chain_words.
///
/// | key | contact | number |
/// |---|---|---|
/// | `no_contact` | | |
/// | `single_threaded` | the only live one | |
/// | `no_decision_maker` | | live contacts |
/// | `decision_maker_gone` | who left (no live decision maker is left) | |
/// | `contact_gone` | who left, with a part in decisions or people below | live contacts reporting to them |
/// | `decision_maker_untouched` | whom | days |
/// | `decision_maker_never_touched` | whom | |
/// | `all_opponents` | | live contacts whose attitude is known |
/// | `decision_maker_opposes` | who | |
/// | `no_supporter` | | live contacts whose attitude is known |
/// | `cycle` | where it was cut | contacts in it |
struct ChainRisk {
    std::string_view key;
    RecordId contact = 0;
    std::int64_t number = 0;

    friend bool operator==(const ChainRisk&, const ChainRisk&) = default;
};

/// All keys, in the order in which risks are told.
std::span<const std::string_view> chainRiskKeys();

struct DecisionChain {
    std::vector<ChainNode> nodes;
    std::vector<ChainRisk> risks;
};

/// Brothers and roots stand by their role (in the order of the choices, none last), then influence, the greatest first,
/// then as given. `untouchedDays`: a decision maker is untouched when the last interaction is longer ago than that.
DecisionChain decisionChain(std::span<const ChainContact> contacts, DayNumber asOf, int untouchedDays = 90);

}  // namespace meike::engine
