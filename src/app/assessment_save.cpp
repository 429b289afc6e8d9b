// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assessment_save.h"

#include "app/records/record_writer.h"
#include "app/score_book.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "exchange/profile_json.h"
#include "storage/records.h"

namespace meike {

RecordId saveAssessment(Workspace& workspace, const ScoringProfile& profile, Date asOf, const std::string& typed,
                        RecordId signedBy, Progress& progress, const std::stop_token& stop) {
    const std::string name(trimmed(cleanText(typed)));
    if (name.empty()) throw Error(ErrorKind::invalid_value, "name", ErrorCode::required);
    if (!findRecords(workspace.database(), Kind::assessment, "name", Value{name}).empty())
        throw Error(ErrorKind::invalid_value, name, ErrorCode::assessment_exists);
    progress.report("scoring", 0, 0);
    ScoreBook book;
    book.load(workspace.database());
    const Scores scores = book.score(profile, asOf, stop);
    const engine::Assessment& assessment = scores.assessment;
    // With the basis it came to: what is saved never changes, and later ones hold on to it.
    const ScoringProfile rules = withBasis(profile, assessment.base.basis);
    RecordId id = 0;
    workspace.edit({"save_assessment", {name}}, [&](Edit& edit) {
        Record head(Kind::assessment);
        head.set("name", name).set("as_of", isoDate(asOf)).set("profile_name", profile.key);
        head.set("profile_version", std::int64_t{profile.version}).set("profile_body", profileJson(rules));
        head.set("tier_scale", tierScale(profile));
        if (signedBy != 0) head.set("signed_by", signedBy).set("signed_on", isoDate(edit.clock().today()));
        id = addRecord(edit, std::move(head));
        const auto tierKey = [&](std::int8_t rank) {
            return rank < 0 ? Value{} : Value{assessment.tierNames[static_cast<std::size_t>(rank)].key};
        };
        const auto score = [](std::uint8_t value) { return value == 0 ? Value{} : Value{std::int64_t{value}}; };
        for (std::size_t i = 0; i < scores.clients.size(); ++i) {
            if (i % 256 == 0) {
                throwIfStopped(stop);
                progress.report("saving", static_cast<std::int64_t>(i),
                                static_cast<std::int64_t>(scores.clients.size()));
            }
            const auto client = static_cast<engine::ClientIndex>(i);
            Record row(Kind::assessment_score);
            row.set("assessment", id).set("client", scores.clients[i]);
            row.set("stage", std::string(classRow(assessment.stage[i]).key));
            if (assessment.scored(client)) {
                // The held tier, not a tier set by hand: it is what later assessments hold on to.
                row.set("tier", tierKey(assessment.heldTier[i]))
                    .set("tier_computed", tierKey(assessment.computedTier[i]));
                if (assessment.valueScore[i] >= 0) row.set("value_score", std::int64_t{assessment.valueScore[i]});
                row.set("r", score(assessment.r[i])).set("f", score(assessment.f[i])).set("m", score(assessment.m[i]));
                if (assessment.rfmClass[i] >= 0)
                    row.set("rfm_class", assessment.classNames[static_cast<std::size_t>(assessment.rfmClass[i])].key);
                if (assessment.recency[i] >= 0) row.set("recency_days", std::int64_t{assessment.recency[i]});
                row.set("frequency", std::int64_t{assessment.frequency[i]});
                if (assessment.monetaryKnown[i] != 0) row.set("monetary", assessment.monetary[i]);
                row.set("reasons", textValue(book.reasonSummary(scores, client)));
            }
            edit.insert(row);
        }
    });
    return id;
}

}  // namespace meike
