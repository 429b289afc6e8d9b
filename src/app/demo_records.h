// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <stop_token>
#include <string>

#include "app/demo_clients.h"
#include "app/records/record_writer.h"

/// The records of the demo agency, written in one edit.
namespace meike::demo {

/// What every writer of records needs: the edit, the day, and the ids of the furniture.
struct Desk {
    RecordWriter& writer;
    const Material& material;
    Date today;
    std::map<std::string, RecordId> people;  ///< by name
    std::map<std::string, RecordId> picks;   ///< by list/name
    std::map<std::string, RecordId> tags;    ///< by name

    std::string before(int days) const { return isoDate(today - std::chrono::days(days)); }
    std::string after(int days) const { return before(-days); }
    unsigned month(int daysBefore) const {
        return static_cast<unsigned>(std::chrono::year_month_day(today - std::chrono::days(daysBefore)).month());
    }
    Value person(const std::string& name) const {
        const auto found = people.find(name);
        return found == people.end() ? Value{} : Value{found->second};
    }
    Value pick(const std::string& list, const std::string& name) const {
        const auto found = picks.find(list + "/" + name);
        return found == picks.end() ? Value{} : Value{found->second};
    }
};

/// What kind of cause the n-th complaint of the material has, and how grave it is.
Value causeOfComplaint(const Desk& desk, std::size_t nth);
Value severityOfComplaint(std::size_t nth);
/// People, tags, rates and settings.
void writeFurniture(Desk& desk, Language language);
/// The client's own record and its tags.
void writeClient(Desk& desk, Client& client);
/// What the agency keeps about clients in a field of its own; before its clients.
void writeOwnFields(Desk& desk);
inline constexpr std::string_view kTermsField = "-5e7713d00001";
/// Industry, size, budget, habits: what a client's record says besides the basics.
void describeClient(Desk& desk, const Client& client, Record& record);
/// Contacts with their decision chain; before everything that names a contact.
void writeContacts(Desk& desk, Client& client);
/// Orders, refunds, projects, receivables, receipts and their allocations.
void writeBusiness(Desk& desk, Client& client);
/// Interactions, needs, complaints, surveys.
void writeRelations(Desk& desk, const Client& client);
/// Team, framework contracts, milestones, benefits, opportunities, files, verifications; after its business.
void writeCare(Desk& desk, const Client& client);
/// Groups of clients, agents, contacts at several clients; after all of them.
void writeGroups(Desk& desk, const std::vector<Client>& clients);
/// Complaints beside those of writeRelations: their causes repeat, as causes do.
void writeMoreComplaints(Desk& desk, const Client& client);
/// Key accounts with criteria, decisions, sponsors' visits and account plans; actions for low scores. After all
/// clients.
void writeKeyAccounts(Desk& desk, const std::vector<Client>& clients);
/// Tags, overrides: what depends on the client's business.
void writeMarks(Desk& desk, const Client& client);
/// Every preset, on since some days ago: who came under it then, and what was decided since. By the scores of that day.
void writePlaybooks(Desk& desk, const std::stop_token& stop);
/// Tasks around today, over all clients.
void writeTasks(Desk& desk, const std::vector<Client>& clients);

}  // namespace meike::demo
