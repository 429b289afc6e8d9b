// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "app/framework_completion.h"
#include "app/records/contact_moves.h"
#include "app/score_book.h"
#include "app/view/today.h"
#include "app/view/verification.h"
#include "app/words/line.h"
#include "engine/decision_chain.h"
#include "engine/group.h"
#include "storage/database.h"

namespace meike {

class Session;

/// What stands around a client besides its records: who decides and what is wrong with that, how far its framework
/// contracts have come, the group it belongs to, and who else works it. Read on a worker.
struct ClientDesk {
    /// One person at the client, with what the chain says of them.
    struct Person {
        ClientContact contact;
        engine::ChainContact chain;
        std::string birthday;  ///< the next one, as a sentence with the rule it falls by; empty: not known
    };
    std::vector<Person> people;  ///< those that ChainNode::contact counts
    engine::DecisionChain chain;
    std::vector<std::string> risks;  ///< of the chain, as sentences
    std::map<RecordId, FrameworkCompletion> completions;
    std::vector<std::string> warnings;  ///< other owners, as sentences
    std::vector<TodayItem> planned;     ///< what playbooks want, by day

    /// What was verified, when and by whom, part by part of the record.
    std::vector<SectionVerification> sections;

    struct Group {
        RecordId head = 0;
        std::vector<std::pair<RecordId, std::string>> members;  ///< with names, the head first
        std::optional<engine::GroupScore> score;
        std::string tier;                ///< the group's, as it is called; empty: none
        std::vector<words::Line> lines;  ///< what its members are together; empty: they are not in the scores
    };
    std::optional<Group> group;  ///< nothing: the client stands alone
};

/// Facts dated after `asOf` are left out.
ClientDesk readDesk(Database& database, const Session& session, const std::shared_ptr<const Scores>& scores,
                    RecordId client, Date asOf, Language language, const std::stop_token& stop);

}  // namespace meike
