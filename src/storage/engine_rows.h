// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "domain/field.h"
#include "domain/value.h"
#include "engine/service_facts.h"
#include "storage/database.h"

/// Plain rows as the engine's columns are built from: read once, patched per client afterwards.
namespace meike {

struct OrderFacts {
    RecordId id = 0;
    RecordId client = 0;
    DayNumber day = 0;
    RecordId refundOf = 0;
    std::int64_t gross = 0;  ///< minor units of `currency`
    std::optional<std::int64_t> net;
    std::optional<std::int64_t>
        cost;                   ///< direct cost plus cost of money advanced; missing when the direct cost is unknown
    std::int32_t currency = 0;  ///< index into EngineRows::currencies
    std::optional<DayNumber> serviceStart;
    std::optional<DayNumber> serviceEnd;
    RecordId service = 0;    ///< pick item of the service type; 0 = none given
    RecordId framework = 0;  ///< the framework contract that it is placed below; 0 = none
};

/// A project without an end counts as open only while it is running.
struct ProjectFacts {
    RecordId client = 0;
    bool running = false;
    std::optional<DayNumber> start;
    std::optional<DayNumber> finish;
};

/// A framework contract 年框 that has been agreed on.
struct FrameworkFacts {
    RecordId id = 0;
    RecordId client = 0;
    DayNumber start = 0;
    DayNumber finish = 0;
};

struct ReceivableFacts {
    RecordId id = 0;
    RecordId client = 0;
    DayNumber due = 0;
    std::int64_t amount = 0;
    std::int32_t currency = 0;
};

struct ReceiptFacts {
    RecordId id = 0;
    RecordId client = 0;
    DayNumber day = 0;
    std::int64_t amount = 0;
    std::int32_t currency = 0;
};

/// An allocated part of a receipt: takes `amount` off that receivable from the receipt's day on.
struct AllocationFacts {
    RecordId receipt = 0;
    RecordId receivable = 0;
    RecordId client = 0;
    DayNumber day = 0;
    std::int64_t amount = 0;
};

/// What the engine asks of a client besides its records.
struct ClientFactsRow {
    RecordId id = 0;
    std::string creditGrade;
    std::optional<int> growthPotential;
    std::optional<DayNumber> growthPotentialOn;
    std::optional<int> influence;
    std::optional<int> endorsement;
    std::optional<int> referral;
    std::string tierOverride;
    std::optional<DayNumber> tierOverrideFrom;
    std::optional<DayNumber> tierOverrideUntil;
    std::string stageOverride;
    std::optional<DayNumber> stageOverrideFrom;
    std::optional<DayNumber> stageOverrideUntil;
    std::string prospectKind;
    std::string prospectCriterion;

    friend bool operator==(const ClientFactsRow&, const ClientFactsRow&) = default;
};

struct RateFacts {
    std::int32_t currency = 0;
    DayNumber day = 0;
    std::int64_t rate = 0;  ///< value of one major unit in the base currency, times 10^9
};

/// The latest interaction day of a client up to any date is a binary search in these, sorted by client and day.
struct InteractionDay {
    RecordId client = 0;
    DayNumber day = 0;
    engine::TouchKind kind = engine::TouchKind::other;
    std::optional<DayNumber> nextStep = {};
};

/// What a client has said, what it has complained about, what is to be done for it.
struct AnswerRow {
    RecordId client = 0;
    engine::ServiceFacts::Answer answer;
};
struct ComplaintRow {
    RecordId client = 0;
    engine::ServiceFacts::Complaint complaint;
};
struct TaskRow {
    RecordId client = 0;
    engine::ServiceFacts::Task task;
};
struct InvitationRow {
    RecordId client = 0;
    engine::ServiceFacts::Invitation invitation;
};

/// A stored day that the calendar does not have: the record cannot be counted, nor its client without it.
struct DamagedValue {
    Kind kind;
    RecordId record = 0;
    RecordId client = 0;     ///< whose it is; 0: nobody's
    std::string_view field;  ///< its key
    std::string text;

    friend bool operator==(const DamagedValue&, const DamagedValue&) = default;
};

struct EngineRows {
    std::vector<std::string> currencies;  ///< codes; index 0 is the base currency
    std::vector<ClientFactsRow> clients;  ///< neither archived, nor in the bin, nor damaged; by id
    std::vector<OrderFacts> orders;       ///< by client, day, id
    std::vector<ProjectFacts> projects;
    std::vector<FrameworkFacts> frameworks;  ///< without those still negotiated
    std::vector<ReceivableFacts> receivables;
    std::vector<ReceiptFacts> receipts;
    std::vector<AllocationFacts> allocations;
    std::vector<InteractionDay> interactions;
    std::vector<AnswerRow> answers;          ///< by day, then in the order of entry
    std::vector<ComplaintRow> complaints;    ///< by day
    std::vector<TaskRow> tasks;              ///< those with a day
    std::vector<InvitationRow> invitations;  ///< by day
    std::vector<RateFacts> rates;
    std::vector<DamagedValue> damaged;  ///< of the clients in use, and of nobody
};

/// Rows of all clients, or of those listed (sorted); rates and currencies always.
EngineRows readEngineRows(Database& database, const std::vector<RecordId>* clients = nullptr);

}  // namespace meike
