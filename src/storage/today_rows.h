// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "domain/value.h"
#include "storage/database.h"

/// The rows of which it follows what there is to do on a day (app/view/today). Ids in the order of entry unless said
/// otherwise; clients in the bin or the archive are not left out here but by todayClients. `person`: only what is
/// theirs, by its own person, else by the owner of the client; `owner`: only what hangs on their clients; 0: nobody's;
/// nothing: all. Each is one query; cancelled by the token.
namespace meike {

struct TodayClient {
    RecordId id = 0;
    RecordId owner = 0;
    std::string name;
    std::string tier;      ///< key; empty: none. By the scores that the reader sees, as what follows
    MinorUnits value = 0;  ///< in its window; 0 where it is not known
};
/// Clients in use.
std::vector<TodayClient> todayClients(Database& database);
/// In use or not, by id; 0: of nobody.
std::vector<RecordId> clientsOf(Database& database, RecordId owner);
/// Those in the archive and in the bin, by id.
std::vector<RecordId> clientsPutAside(Database& database);
/// One client in use; nothing: put aside, or gone.
std::optional<TodayClient> todayClient(Database& database, RecordId id);

/// Tasks that were open on a day and are due by `until`, those about the plan aside: the plan has them.
std::vector<RecordId> tasksDue(Database& database, Date asOf, Date until, std::optional<RecordId> person,
                               const std::stop_token& stop);
/// Interactions with a next step by `until` after which, up to that day, nothing was noted with their client; of a
/// person: those of their clients too.
std::vector<RecordId> nextStepsDue(Database& database, Date asOf, Date until, std::optional<RecordId> person,
                                   const std::stop_token& stop);
std::vector<RecordId> openComplaints(Database& database, Date asOf, std::optional<RecordId> person,
                                     const std::stop_token& stop);
/// Clients with overdue money by their scores, or with a receivable that falls due up to `until`; by id.
std::vector<RecordId> clientsOwing(Database& database, Date asOf, Date until, const std::stop_token& stop);

/// What a client had not paid on a day of what is due by another: one sum for each currency, and for what is late.
struct OwedMoney {
    RecordId client = 0;
    std::string currency;
    bool late = false;  ///< was due before the day
    int count = 0;
    MinorUnits money = 0;
    Date first;           ///< the earliest due
    RecordId record = 0;  ///< the receivable of that day
};
std::vector<OwedMoney> owedMoney(Database& database, const std::vector<RecordId>& clients, Date asOf, Date until,
                                 const std::stop_token& stop);

struct ServiceEnd {
    RecordId client = 0;
    RecordId order = 0;
    Date day;
};
/// The last service period that was agreed on with a client by that day, where it ends from `from` to `until`; by
/// client.
std::vector<ServiceEnd> lastServiceEnds(Database& database, Date asOf, Date from, Date until,
                                        std::optional<RecordId> owner, const std::stop_token& stop);
/// Framework contracts in force, or being negotiated, that end from `from` to `until`.
std::vector<RecordId> contractsEnding(Database& database, Date from, Date until, std::optional<RecordId> owner,
                                      const std::stop_token& stop);
/// Opportunities that were not closed on that day and were expected before it.
std::vector<RecordId> lateOpportunities(Database& database, Date asOf, std::optional<RecordId> person,
                                        const std::stop_token& stop);
/// Contacts whose birthday may fall on a day from `from` to `until`.
std::vector<RecordId> contactsWithBirthday(Database& database, Date from, Date until, std::optional<RecordId> owner,
                                           const std::stop_token& stop);
/// Whether an interaction of that day names the contact.
bool isSpokenToOn(Database& database, RecordId contact, Date day);

}  // namespace meike
