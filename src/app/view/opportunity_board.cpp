// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/opportunity_board.h"

#include <algorithm>
#include <map>

#include "app/records/opportunity_moves.h"
#include "base/progress.h"
#include "domain/choices.h"
#include "storage/facts_as_of.h"
#include "storage/records.h"

namespace meike {

namespace {

/// Clients in use with their names, read as they are met.
class BoardClients {
public:
    explicit BoardClients(Database& database) : m_database(database) {}
    /// nullptr: put aside.
    const std::string* name(RecordId client) {
        auto [found, isNew] = m_names.try_emplace(client);
        if (isNew)
            if (const auto record = readRecord(m_database, Kind::client, client))
                if (isEmpty(record->get("archived_at")) && isEmpty(record->get("deleted_at")))
                    found->second = record->text("name");
        return found->second ? &*found->second : nullptr;
    }

private:
    Database& m_database;
    std::map<RecordId, std::optional<std::string>> m_names;
};

std::optional<Date> optionalDay(const std::string& text) {
    const auto day = parseIsoDate(text);
    return day ? std::optional(*day) : std::nullopt;
}

bool comesFirst(const OpportunityBoard::Card& a, const OpportunityBoard::Card& b) {
    if (a.closed != b.closed) return a.closed && (!b.closed || *a.closed > *b.closed);
    if (a.expected != b.expected) return a.expected && (!b.expected || *a.expected < *b.expected);
    if (a.amount != b.amount) return a.amount.value_or(-1) > b.amount.value_or(-1);
    return a.id < b.id;
}

}  // namespace

OpportunityBoard readOpportunityBoard(Database& database, Date asOf, Date today, RecordId owner,
                                      const std::stop_token& stop) {
    OpportunityBoard board;
    board.pastDay = asOf < today;
    if (board.pastDay) board.columns.emplace_back();
    for (const Choice& stage : choices::opportunityStages())
        if (!board.pastDay || isClosedStage(stage.key)) board.columns.emplace_back().stage = stage.key;
    const std::string base = baseCurrency(database);
    const std::map<RecordId, std::string> people = recordNames(database, Kind::person);
    BoardClients clients(database);
    const DayNumber oldest = dayNumber(asOf) - kClosedDays;
    int read = 0;
    for (const Record& record : allRecords(database, Kind::opportunity, asOf)) {
        if (++read % 1'000 == 0) throwIfStopped(stop);
        if (owner != 0 && record.integer("owner") != owner) continue;
        OpportunityBoard::Card card;
        card.closed = optionalDay(record.text("closed_on"));
        // Closed without a day is closed: when, nobody knows.
        const bool closed = isClosedStage(record.text("stage")) && (!board.pastDay || card.closed);
        if (!closed) card.closed.reset();
        if (card.closed && dayNumber(*card.closed) < oldest) continue;
        card.client = record.integer("client");
        const std::string* name = clients.name(card.client);
        if (!name) continue;
        card.clientName = *name;
        card.id = record.id();
        card.title = record.text("title");
        card.stage = closed || !board.pastDay ? record.text("stage") : std::string();
        if (const auto found = people.find(record.integer("owner")); found != people.end())
            card.ownerName = found->second;
        if (!isEmpty(record.get("amount"))) card.amount = record.integer("amount");
        card.currency = record.text("currency");
        card.expected = optionalDay(record.text("expected_on"));
        card.reasonLost = record.text("reason_lost");
        card.late = !closed && card.expected && *card.expected < asOf;
        for (OpportunityBoard::Column& column : board.columns) {
            if (column.stage != card.stage) continue;
            ++column.count;
            if (card.amount && card.currency == base)
                column.sum += *card.amount;
            else
                ++column.unsummed;
            column.cards.push_back(std::move(card));
            break;
        }
    }
    for (OpportunityBoard::Column& column : board.columns) {
        std::sort(column.cards.begin(), column.cards.end(), comesFirst);
        if (column.cards.size() > kBoardCards) column.cards.resize(kBoardCards);
    }
    return board;
}

}  // namespace meike
