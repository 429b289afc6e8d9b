// SPDX-License-Identifier: GPL-3.0-or-later
// duplicates, merge.
#include <nlohmann/json.hpp>

#include "app/duplicates.h"
#include "app/field_text.h"
#include "app/records/client_merge.h"
#include "app/records/kept_apart.h"
#include "app/words/duplicate_words.h"
#include "app/words/merge_words.h"
#include "cli/context.h"
#include "cli/table.h"
#include "storage/records.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

// ---- duplicates ----

struct DuplicatesOptions {
    std::string workspace;
    std::string least = "possible";
    std::string client;
    std::vector<std::string> notSame;
    std::vector<std::string> again;
    std::int64_t limit = -1;
    Format format = Format::table;
};

/// Says of two clients that they are not the same, or takes that back.
void decide(const DuplicatesOptions& options, Context& context) {
    const bool apart = !options.notSame.empty();
    const auto& names = apart ? options.notSame : options.again;
    const auto workspace = Workspace::open(options.workspace, context.clock);
    Database& database = workspace->database();
    const RecordId a = clientByName(database, names.at(0));
    const RecordId b = clientByName(database, names.at(1));
    const Command command = apart ? keepApartCommand(database, a, b) : askAgainCommand(database, a, b);
    bool changed = false;
    workspace->edit(command, [&](Edit& edit) { changed = apart ? keepApart(edit, a, b) : askAgain(edit, a, b); });
    if (!context.quiet) context.out << (changed ? commandText(command, Language::en) : "nothing to change") << '\n';
}

std::string shareText(int score) {
    std::string digits = std::to_string(score + 100);
    return score == 100 ? "1" : "0." + digits.substr(1);
}

std::string whyKeys(const engine::DuplicatePair& pair) {
    std::string keys;
    for (const engine::DuplicateReason& reason : pair.reasons)
        (keys += keys.empty() ? "" : ",") += engine::duplicateKeyRow(reason.key).name;
    return keys;
}

void duplicates(const DuplicatesOptions& options, Context& context) {
    const auto least = engine::duplicateLevelNamed(options.least);
    const auto reader = context.openReader(options.workspace);
    const RecordId only = options.client.empty() ? 0 : clientByName(*reader, options.client);
    FoundDuplicates found =
        findDuplicates(*reader, least.value_or(engine::DuplicateLevel::possible), context, context.stopToken());
    if (only != 0) std::erase_if(found.pairs, [only](const auto& pair) { return pair.a != only && pair.b != only; });
    if (options.limit >= 0 && found.pairs.size() > static_cast<std::size_t>(options.limit))
        found.pairs.resize(static_cast<std::size_t>(options.limit));

    std::vector<RecordId> ids;
    for (const engine::DuplicatePair& pair : found.pairs) {
        ids.push_back(pair.a);
        ids.push_back(pair.b);
    }
    const auto uids = uidTexts(*reader, Kind::client, ids);
    const bool people = options.format == Format::table;
    Table table = people ? Table({{"sure"}, {"score", Shape::number}, {"name_a"}, {"name_b"}, {"why"}, {"a"}, {"b"}})
                         : Table({{"a"},
                                  {"b"},
                                  {"name_a"},
                                  {"name_b"},
                                  {"score", Shape::number},
                                  {"level"},
                                  {"certain", Shape::boolean},
                                  {"why", Shape::list}});
    for (std::size_t i = 0; i < found.pairs.size(); ++i) {
        const engine::DuplicatePair& pair = found.pairs[i];
        const std::string nameA = recordName(*reader, Kind::client, pair.a);
        const std::string nameB = recordName(*reader, Kind::client, pair.b);
        const std::string level(engine::duplicateLevelName(pair.level));
        // Phones and addresses are personal: what is the same is said, not what it is.
        if (people)
            table.add({level, shareText(pair.score), nameA, nameB, words::duplicateWords(pair, false, Language::en),
                       uids[2 * i], uids[2 * i + 1]});
        else
            table.add({uids[2 * i], uids[2 * i + 1], nameA, nameB, shareText(pair.score), level,
                       pair.level == engine::DuplicateLevel::certain ? "true" : "false", whyKeys(pair)});
    }
    writeTable(table, options.format, context, table.rows() == 1 ? "pair" : "pairs");
    if (context.quiet) return;
    constexpr std::size_t kMostTold = 20;
    for (std::size_t i = 0; i < found.crowded.size() && i < kMostTold; ++i)
        context.err << words::crowdedWords(found.crowded[i], false, Language::en) << '\n';
    if (found.crowded.size() > kMostTold)
        context.err << "and " << found.crowded.size() - kMostTold << " more that many clients share\n";
    if (found.apart > 0) context.err << found.apart << " pairs are left out: they were said not to be the same\n";
}

// ---- merge ----

struct MergeOptions {
    std::string workspace;
    std::string keep;
    std::vector<std::string> gone;
    std::vector<std::string> take;
    bool bothContacts = false;
    bool dryRun = false;
    Format format = Format::table;

    MergeChoices choices() const {
        MergeChoices choices;
        for (const std::string& text : take) {
            const std::size_t equals = text.find('=');
            const auto side = mergeSideNamed(equals == std::string::npos ? "" : text.substr(equals + 1));
            if (!side) throw UsageError("--take " + text + ": expected field=keep, field=gone or field=both");
            choices.take[text.substr(0, equals)] = *side;
        }
        choices.allContactsApart = bothContacts;
        return choices;
    }
};

/// Values as machines read them; of personal fields only that they are filled.
class MergeTexts {
public:
    explicit MergeTexts(Database& database) : m_database(database), m_currency(baseCurrency(database)) {}

    std::string value(const Field& field, const Value& value) {
        if (isEmpty(value)) return {};
        if (field.personal) return "(filled)";
        if (field.type == FieldType::reference) m_names.cover(m_database, field.refersTo, integerOr(value, 0));
        if (field.type == FieldType::pick) m_names.cover(m_database, Kind::pick_item, integerOr(value, 0));
        return machineText(field, value, {&m_names, m_currency, Language::en});
    }

    Table fields(const MergePreview& preview) {
        Table table({{"field"}, {"keep"}, {"gone"}, {"taken"}, {"result"}});
        for (const MergeField& row : preview.fields)
            table.add({std::string(row.field->key), value(*row.field, row.keep), value(*row.field, row.gone),
                       std::string(mergeSideName(row.taken)), value(*row.field, row.result)});
        return table;
    }

    Table relations(const MergePreview& preview) const {
        Table table({{"kind"},
                     {"field"},
                     {"keep", Shape::number},
                     {"gone", Shape::number},
                     {"same", Shape::number},
                     {"moves", Shape::boolean}});
        for (const MergeRelation& row : preview.relations)
            table.add({std::string(kindRow(row.relation.kind).key), std::string(row.relation.field),
                       std::to_string(row.keep), std::to_string(row.gone), std::to_string(row.same),
                       row.relation.snapshot ? "false" : "true"});
        return table;
    }

    /// Names are personal: which fields say that two contacts are one person is said, not who it is.
    Table contacts(const MergePreview& preview) {
        Table table({{"keep_uid"}, {"gone_uid"}, {"same"}, {"different"}, {"one", Shape::boolean}});
        const auto keys = [](const std::vector<std::string_view>& fields) {
            std::string text;
            for (const std::string_view field : fields) text.append(text.empty() ? "" : ",").append(field);
            return text;
        };
        for (const MergeContact& each : preview.contacts) {
            const RecordId ids[] = {each.same.into, each.same.from};
            const auto uids = uidTexts(m_database, Kind::contact, ids);
            table.add(
                {uids[0], uids[1], keys(each.same.by), keys(each.same.differing), each.folded ? "true" : "false"});
        }
        return table;
    }

    Table conflicts(const MergePreview& preview) const {
        Table table({{"conflict"}, {"kind"}, {"field"}, {"count", Shape::number}, {"text"}});
        for (const MergeConflict& each : preview.conflicts) {
            const Field* field = each.field.empty() ? nullptr : findField(each.kind, each.field);
            const auto values = field && field->personal ? std::vector<std::string>() : each.values;
            table.add({std::string(mergeConflictName(each.what)), std::string(kindRow(each.kind).key),
                       std::string(each.field), std::to_string(each.count),
                       words::mergeConflictWords(mergeConflictName(each.what), each.kind, each.field, values,
                                                 each.count, Language::en)});
        }
        return table;
    }

private:
    Database& m_database;
    std::string m_currency;
    NameBook m_names{m_database};
};

std::string clientJson(Database& database, RecordId client) {
    const RecordId ids[] = {client};
    return "{\"uid\": " + jsonText(uidTexts(database, Kind::client, ids).front()) +
           ", \"name\": " + jsonText(recordName(database, Kind::client, client)) + "}";
}

void writePreviewJson(Database& database, const MergePreview& preview, std::ostream& out) {
    MergeTexts texts(database);
    out << "    {\"keep\": " << clientJson(database, preview.keep)
        << ", \"gone\": " << clientJson(database, preview.gone) << ",\n     \"fields\": ";
    texts.fields(preview).writeJson(out, "     ");
    out << ",\n     \"new_tags\": [";
    for (std::size_t i = 0; i < preview.newTags.size(); ++i)
        out << (i == 0 ? "" : ", ") << jsonText(recordName(database, Kind::tag, preview.newTags[i]));
    out << "],\n     \"relations\": ";
    texts.relations(preview).writeJson(out, "     ");
    out << ",\n     \"contacts\": ";
    texts.contacts(preview).writeJson(out, "     ");
    out << ",\n     \"pins\": {\"keep\": " << preview.keepPins << ", \"gone\": " << preview.gonePins
        << "},\n     \"rules\": [";
    for (std::size_t i = 0; i < preview.rules.size(); ++i)
        out << (i == 0 ? "" : ", ") << jsonText(preview.rules[i].name);
    out << "],\n     \"conflicts\": ";
    texts.conflicts(preview).writeJson(out, "     ");
    out << '}';
}

void writePreviewTable(Database& database, const MergePreview& preview, std::ostream& out) {
    MergeTexts texts(database);
    out << recordName(database, Kind::client, preview.gone) << " into "
        << recordName(database, Kind::client, preview.keep) << "\n\n";
    texts.fields(preview).writeTable(out);
    if (!preview.newTags.empty()) {
        out << "\ntags it gets:";
        for (const RecordId tag : preview.newTags) out << ' ' << recordName(database, Kind::tag, tag);
        out << '\n';
    }
    if (!preview.relations.empty()) {
        out << '\n';
        texts.relations(preview).writeTable(out);
    }
    if (!preview.contacts.empty()) {
        out << "\ncontacts of both:\n";
        texts.contacts(preview).writeTable(out);
    }
    if (preview.gonePins > 0) out << "\npinned on the timeline: " << preview.gonePins << '\n';
    if (!preview.rules.empty()) {
        out << "\nrules that name it from now on:";
        for (const RuleUse& use : preview.rules) out << ' ' << use.name;
        out << '\n';
    }
    for (const MergeConflict& each : preview.conflicts) {
        const Field* field = each.field.empty() ? nullptr : findField(each.kind, each.field);
        const auto values = field && field->personal ? std::vector<std::string>() : each.values;
        out << "\n! "
            << words::mergeConflictWords(mergeConflictName(each.what), each.kind, each.field, values, each.count,
                                         Language::en);
    }
    if (!preview.conflicts.empty()) out << '\n';
}

void merge(const MergeOptions& options, Context& context) {
    const MergeChoices choices = options.choices();
    std::vector<MergePreview> previews;
    const auto write = [&](Database& database, std::int64_t batch) {
        if (options.format == Format::json) {
            context.out << "{\n  \"batch\": " << (batch == 0 ? "null" : std::to_string(batch))
                        << ",\n  \"merges\": [\n";
            for (std::size_t i = 0; i < previews.size(); ++i) {
                if (i > 0) context.out << ",\n";
                writePreviewJson(database, previews[i], context.out);
            }
            context.out << "]\n}\n";
        } else if (!context.quiet) {
            for (std::size_t i = 0; i < previews.size(); ++i) {
                if (i > 0) context.out << '\n';
                writePreviewTable(database, previews[i], context.out);
            }
            context.out << (batch == 0 ? "\nnothing was changed (--dry-run)\n"
                                       : "\nmerged (batch " + std::to_string(batch) + ")\n");
        }
    };
    if (options.dryRun) {
        const auto reader = context.openReader(options.workspace);
        const RecordId keep = clientByName(*reader, options.keep);
        for (const std::string& name : options.gone)
            previews.push_back(previewMerge(*reader, keep, clientByName(*reader, name), choices));
        write(*reader, 0);
        return;
    }
    const auto workspace = Workspace::open(options.workspace, context.clock);
    Database& database = workspace->database();
    // Named before the first of them is in the bin.
    const RecordId keep = clientByName(database, options.keep);
    std::vector<RecordId> gone;
    for (const std::string& name : options.gone) gone.push_back(clientByName(database, name));
    const Change change = workspace->edit(mergeClientsCommand(database, keep, gone), [&](Edit& edit) {
        for (const RecordId each : gone) previews.push_back(mergeClients(edit, keep, each, choices));
    });
    write(database, change.step);
}

}  // namespace

void addDuplicatesCommands(CLI::App& app, Context& context) {
    {
        auto options = std::make_shared<DuplicatesOptions>();
        auto* command =
            app.add_subcommand("duplicates", "Clients that are in the workspace twice, with why and how sure");
        addWorkspaceOption(*command, options->workspace);
        command->add_option("--min", options->least, "only pairs that are so sure: possible (default), likely, certain")
            ->check(CLI::IsMember({"possible", "likely", "certain"}))
            ->option_text("possible|likely|certain");
        command->add_option("--client", options->client, "only pairs of this client, by uid, name or code")
            ->option_text("NAME");
        command->add_option("--limit", options->limit, "at most so many pairs, the surest first")
            ->check(CLI::NonNegativeNumber)
            ->option_text("N");
        auto* apart = command
                          ->add_option("--not-same", options->notSame,
                                       "two clients that are not the same, by uid, name or code: no pair from now on")
                          ->expected(2)
                          ->option_text("A B");
        command->add_option("--ask-again", options->again, "takes that back")
            ->expected(2)
            ->option_text("A B")
            ->excludes(apart);
        addFormatOption(*command, options->format);
        command->callback([options, &context] {
            if (options->notSame.empty() && options->again.empty())
                duplicates(*options, context);
            else
                decide(*options, context);
        });
    }
    {
        auto options = std::make_shared<MergeOptions>();
        auto* command = app.add_subcommand(
            "merge", "Make one client of two or more: everything of GONE moves to KEEP, GONE goes into the bin");
        addWorkspaceOption(*command, options->workspace);
        command->add_option("KEEP", options->keep, "the client that stays, by uid, name or code")
            ->required()
            ->option_text(" ");
        command->add_option("GONE", options->gone, "the clients that become one with it")
            ->required()
            ->option_text("...");
        command
            ->add_option("--take", options->take,
                         "which value a field gets: keep, gone, or both for texts and choices of several. Otherwise "
                         "the filled one, and KEEP's where both are. May be given again")
            ->option_text("field=gone")
            ->take_all()
            ->expected(1);
        command->add_flag("--both-contacts", options->bothContacts,
                          "contacts that both have (the same name, and a phone, an address or a WeChat in common) stay "
                          "two. Otherwise they become one");
        command->add_flag("--dry-run", options->dryRun, "only say what would become of every field and record");
        addFormatOption(*command, options->format, false);
        command->callback([options, &context] { merge(*options, context); });
    }
}

}  // namespace meike::cli
