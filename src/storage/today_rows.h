// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "domain/value.h"
#include "storage/database.h"

/// The rows of which it follows what there is to do on a day (app/view/today). Ids in the order of entry unless said
/// otherwise; clients in the bin or the archive are not left out here. Each is one query; cancelled by the token.
namespace meike {

/// Tasks that were open on a day and are due by `until`, those about the plan aside: the plan has them.
std::vector<RecordId> tasksDue(Database& database, Date asOf, Date until, const std::stop_token& stop);
/// Interactions with a next step by `until` after which, up to that day, nothing was noted with their client.
std::vector<RecordId> nextStepsDue(Database& database, Date asOf, Date until, const std::stop_token& stop);
std::vector<RecordId> openComplaints(Database& database, Date asOf, const std::stop_token& stop);
/// Clients with overdue money by their scores, or with a receivable that falls due up to `until`; by id.
std::vector<RecordId> clientsOwing(Database& database, Date asOf, Date until, const std::stop_token& stop);

struct ServiceEnd {
    RecordId client = 0;
    RecordId order = 0;
    Date day;
};
/// The last service period that was agreed on with a client by that day, where it ends from `from` to `until`.
std::vector<ServiceEnd> lastServiceEnds(Database& database, Date asOf, Date from, Date until,
                                        const std::stop_token& stop);
/// Framework contracts in force, or being negotiated, that end from `from` to `until`.
std::vector<RecordId> contractsEnding(Database& database, Date from, Date until, const std::stop_token& stop);
/// Opportunities that were not closed on that day and were expected before it.
std::vector<RecordId> lateOpportunities(Database& database, Date asOf, const std::stop_token& stop);
std::vector<RecordId> contactsWithBirthday(Database& database, const std::stop_token& stop);
/// Whether an interaction of that day names the contact.
bool isSpokenToOn(Database& database, RecordId contact, Date day);

struct ClientStanding {
    std::string tier;      ///< key; empty: none
    MinorUnits value = 0;  ///< in its window; 0 where it is not known
};
/// By the scores that the reader sees.
ClientStanding clientStanding(Database& database, RecordId client);

}  // namespace meike
