// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo.h"

#include <algorithm>

#include "app/defaults.h"
#include "app/demo_records.h"
#include "app/score_book.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "exchange/profile_json.h"
#include "storage/records.h"

namespace meike {

namespace {

/// The preset `agency`, on contribution throughout: the few orders whose costs are not in yet make their clients
/// provisional, instead of moving everybody to a worse basis.
ScoringProfile demoProfile() {
    ScoringProfile profile;
    profile.version = 2;
    profile.valueBasis = BasisChoice::contribution;
    return profile;
}

/// The last days of the two latest finished quarters, older first.
std::vector<Date> quarterEnds(Date today) {
    using namespace std::chrono;
    const year_month_day day(today);
    const auto quarter = (static_cast<unsigned>(day.month()) - 1) / 3;
    const Date start = sys_days(day.year() / month(quarter * 3 + 1) / 1);
    const Date previousStart = sys_days(year_month_day(start) - months(3));
    return {previousStart - days(1), start - days(1)};
}

std::string assessmentName(Date end, Language language) {
    const std::chrono::year_month_day day(end);
    const unsigned quarter = (static_cast<unsigned>(day.month()) + 2) / 3;
    return std::to_string(static_cast<int>(day.year())) + "Q" + std::to_string(quarter) +
           (language == Language::zh ? " 评估" : " assessment");
}

/// Keeps an assessment as it would have been saved on that day.
void keepAssessment(Edit& edit, const ScoreBook& book, const ScoringProfile& profile, Date asOf, Language language,
                    const Value& signedBy, const std::stop_token& stop) {
    const Scores scores = book.score(profile, asOf, stop);
    Record assessment(Kind::assessment);
    assessment.set("name", assessmentName(asOf, language))
        .set("as_of", isoDate(asOf))
        .set("profile_name", profile.key)
        .set("profile_version", std::int64_t{profile.version})
        .set("profile_body", profileJson(profile))
        .set("tier_scale", tierScale(profile))
        .set("signed_by", signedBy)
        .set("signed_on", isoDate(asOf + std::chrono::days(6)));
    const RecordId id = addRecord(edit, std::move(assessment));
    constexpr std::string_view kCopied[] = {"tier",      "tier_computed", "value_score",  "r",         "f",       "m",
                                            "rfm_class", "stage",         "recency_days", "frequency", "monetary"};
    for (const ClientScore& row : scores.rows()) {
        const auto index = scores.indexOf(row.client);
        if (!index) continue;
        Record score(Kind::assessment_score);
        score.set("assessment", id).set("client", row.client);
        for (const std::string_view key : kCopied) score.set(key, row.values.at(scoreFieldIndex(key)));
        score.set("reasons", textValue(book.reasonSummary(scores, *index)));
        edit.insert(score);
    }
}

void writeAssessments(Edit& edit, Date today, Language language, const Value& signedBy, const std::stop_token& stop) {
    const ScoringProfile profile = demoProfile();
    addRecord(edit, Record(Kind::scoring_profile)
                        .set("name", profile.key)
                        .set("version", std::int64_t{profile.version})
                        .set("body", profileJson(profile))
                        .set("in_use", std::int64_t{1}));
    for (const Date end : quarterEnds(today)) {
        // Loaded again each time: the second assessment holds tiers against the first.
        ScoreBook book;
        book.load(edit.database());
        keepAssessment(edit, book, profile, end, language, signedBy, stop);
    }
}

}  // namespace

void fillDemo(Workspace& workspace, Language language, Progress& progress, const std::stop_token& stop,
              DemoPlaybooks playbooks) {
    if (countRecords(workspace.database(), Kind::client) > 0)
        throw Error(ErrorKind::invalid_value, pathText(workspace.path()), ErrorCode::workspace_holds_clients);
    if (const std::string base = baseCurrency(workspace.database()); base != "CNY")
        throw Error(ErrorKind::invalid_value, base, ErrorCode::demo_needs_cny);

    const demo::Material material = demo::loadMaterial();
    const Date today = workspace.clock().today();
    std::vector<demo::Client> clients = demo::makeClients(material, today);
    const auto total = static_cast<std::int64_t>(clients.size());
    workspace.edit({"demo", {}}, [&](Edit& edit) {
        fillDefaults(edit);
        RecordWriter writer(edit, RecordWriter::Pace::batch);
        demo::Desk desk{writer, material, today, {}, {}, {}};
        demo::writeFurniture(desk, language);
        demo::writeOwnFields(desk);
        std::int64_t done = 0;
        for (demo::Client& client : clients) {
            throwIfStopped(stop);
            demo::writeClient(desk, client);
            demo::writeContacts(desk, client);
            demo::writeBusiness(desk, client);
            demo::writeRelations(desk, client);
            demo::writeCare(desk, client);
            demo::writeMarks(desk, client);
            demo::writeMoreComplaints(desk, client);
            progress.report("writing", ++done, total);
        }
        demo::writeGroups(desk, clients);
        demo::writeTasks(desk, clients);
        demo::writeKeyAccounts(desk, clients);
        writer.finish();
        progress.report("scoring", 0, 0);
        writeAssessments(edit, today, language, desk.person("许立"), stop);
        if (playbooks == DemoPlaybooks::on) demo::writePlaybooks(desk, stop);
    });
}

bool isDemoWorkspace(Database& database) { return setting(database, "demo") == "1"; }

}  // namespace meike
