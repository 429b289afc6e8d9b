// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/decision_chain.h"

#include <algorithm>

#include "app/words/chain_words.h"
#include "storage/contact_touches.h"
#include "storage/facts_as_of.h"

namespace meike {

DecisionChainView readDecisionChain(Database& database, RecordId client, Date asOf, Language language,
                                    int untouchedDays) {
    DecisionChainView view;
    view.contacts = recordsOfClient(database, Kind::contact, client, asOf);
    std::sort(view.contacts.begin(), view.contacts.end(),
              [](const Record& a, const Record& b) { return a.id() < b.id(); });
    const auto touches = lastTouches(database, client, asOf);
    std::vector<engine::ChainContact> contacts;
    for (const Record& record : view.contacts) {
        engine::ChainContact contact;
        contact.id = record.id();
        contact.role = record.text("decision_role");
        contact.attitude = record.text("attitude");
        contact.influence = static_cast<int>(record.integer("influence"));
        contact.reportsTo = record.integer("reports_to");
        if (const auto touch = touches.find(record.id()); touch != touches.end()) contact.lastTouched = touch->second;
        contacts.push_back(std::move(contact));
    }
    view.chain = engine::decisionChain(contacts, dayNumber(asOf), untouchedDays);
    for (const engine::ChainRisk& risk : view.chain.risks) {
        const auto who = std::find_if(view.contacts.begin(), view.contacts.end(),
                                      [&](const Record& record) { return record.id() == risk.contact; });
        view.risks.push_back(
            words::chainRiskLine(risk, who == view.contacts.end() ? std::string() : who->text("name"), language));
    }
    return view;
}

}  // namespace meike
