// SPDX-License-Identifier: GPL-3.0-or-later
// clients, export, tag.
#include "app/export.h"
#include "app/membership.h"
#include "app/records/client_edits.h"
#include "app/records/tag_names.h"
#include "app/records/tags.h"
#include "app/words/error_words.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "cli/borrow_options.h"
#include "cli/context.h"
#include "cli/table.h"
#include "domain/custom_field.h"
#include "storage/records.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

/// What `clients` and `export` have in common: which clients, in which order, with which columns.
struct ListOptions {
    std::string workspace;
    SelectionOptions selection;
    ScoreOptions scores;
    std::string columns;
    std::string sort;
    std::string search;
    std::int64_t limit = -1;
    BorrowOptions borrow;

    void addTo(CLI::App& command) {
        addWorkspaceOption(command, workspace);
        selection.addTo(command);
        command.add_option("--columns", columns, "keys of fields, and id; all for every field")->option_text("a,b,c");
        command.add_option("--sort", sort, "keys of fields, - before those that fall; then by name")
            ->option_text("-value_score,name");
        command.add_option("--limit", limit, "at most so many clients")
            ->check(CLI::NonNegativeNumber)
            ->option_text("N");
        command.add_option("--search", search, "name, short name, pinyin or initials")->option_text("TEXT");
        scores.addTo(command);
        borrow.addTo(command);
    }

    /// What is no column of any workspace is wrong usage, before a file is opened.
    void refuseUnknownColumns() const {
        for (const std::string& key : splitList(columns))
            if (key != "all" && !isCustomKey(key))
                if (const auto known = checkColumns({key}); !known)
                    throw UsageError("--columns: " + errorLine(known.error(), Language::en));
    }

    std::vector<std::string> columnKeys(Database& reader, bool withId) const {
        std::vector<std::string> keys = columns == "all"  ? allColumns(reader)
                                        : columns.empty() ? listedColumns()
                                                          : splitList(columns);
        if (withId && (columns.empty() || columns == "all")) keys.insert(keys.begin(), std::string(kIdColumn));
        if (const auto known = checkColumns(keys); !known)
            throw UsageError("--columns: " + errorLine(known.error(), Language::en));
        return keys;
    }

    /// Whether anything asked for is computed: scores, or tags, which rules may put on by them.
    bool needsScores() const {
        if (selection.given() || !sort.empty() || columns.empty() || columns == "all" || !scores.profile.empty())
            return true;
        for (const std::string& key : splitList(columns)) {
            const Field* field = key == kIdColumn ? nullptr : findField(Kind::client, key);
            if (field && !isStored(field->source)) return true;
        }
        return false;
    }

    std::vector<RecordId> ids(Database& reader, const Clock& clock) const {
        ClientQuery query;
        query.rule = selection.rule(reader);
        query.search = search;
        query.sorts = parseSorts(sort);
        query.asOf = scores.day(clock);
        query.limit = limit;
        query.codePointNames = true;
        return queryClientIds(reader, query);
    }
};

struct ClientsOptions : ListOptions {
    Format format = Format::table;
};

void clients(const ClientsOptions& options, Context& context) {
    options.refuseUnknownColumns();
    const auto reader = openScored(options.workspace, options.scores, context);
    const auto keys = options.columnKeys(*reader, options.format != Format::table);
    const auto ids = options.ids(*reader, context.clock);
    options.borrow.note(options.workspace, Kind::client, keys, ids.size(), "meikectl clients", context);
    const ClientTexts texts(*reader, keys, false, Language::en, options.scores.past(context.clock));
    std::vector<Table::Column> columns;
    for (std::size_t i = 0; i < keys.size(); ++i) columns.push_back({keys[i], tableShape(texts.fields()[i])});
    Table table(std::move(columns));
    for (auto& row : texts.read(ids)) table.add(std::move(row));
    writeTable(table, options.format, context, table.rows() == 1 ? "client" : "clients");
}

struct ExportCommand : ListOptions {
    std::string output;
    bool excelSafe = false;
    bool exact = false;
    std::string encoding = "utf-8";
};

/// The contacts of the clients that were chosen, as cards.
void exportContacts(Database& reader, const std::vector<RecordId>& clients, const ExportOptions& file,
                    const ExportCommand& options, Context& context) {
    std::vector<RecordId> contacts;
    for (const RecordId client : clients) {
        const auto found = findRecords(reader, Kind::contact, "client", client);
        contacts.insert(contacts.end(), found.begin(), found.end());
    }
    options.borrow.note(options.workspace, Kind::contact, cardColumns(), contacts.size(),
                        pathText(file.file.filename()), context);
    const ExportReport report = exportRecords(reader, Kind::contact, contacts, file, context, context.stopToken());
    if (!context.quiet) context.out << report.rows << " contacts to " << options.output << '\n';
}

void exportList(const ExportCommand& options, Context& context) {
    const std::string extension = pathText(std::filesystem::path(options.output).extension());
    const bool cards = isCardFile(options.output);
    if (extension != ".csv" && extension != ".CSV" && extension != ".xlsx" && extension != ".XLSX" && !cards)
        throw UsageError("--output " + options.output + ": expected a name that ends in .csv, .xlsx or .vcf");
    if (cards && !options.columns.empty()) throw UsageError("--columns: cards of contacts (.vcf) have their own");
    options.refuseUnknownColumns();
    const auto encoding = encodingByName(options.encoding);
    if (!encoding) throw UsageError("--encoding " + options.encoding + ": not a known encoding");
    const auto reader = options.needsScores() ? openScored(options.workspace, options.scores, context)
                                              : context.openReader(options.workspace);
    ExportOptions file = machineExport(options.output, options.columnKeys(*reader, true));
    file.excelSafe = options.excelSafe;
    file.encoding = *encoding;
    file.asOf = options.scores.past(context.clock);
    const auto ids = options.ids(*reader, context.clock);
    if (cards) return exportContacts(*reader, ids, file, options, context);
    options.borrow.note(options.workspace, Kind::client, file.columns, ids.size(), pathText(file.file.filename()),
                        context);
    const ExportReport report = exportClients(*reader, ids, file, context, context.stopToken());
    if (!context.quiet)
        context.out << report.rows << (report.rows == 1 ? " client to " : " clients to ") << options.output << '\n';
}

struct TagOptions {
    std::string workspace;
    std::string action;
    std::string tag;
    std::string other;
    std::string client;
    SelectionOptions selection;
    ScoreOptions scores;
};

RecordId tagNamed(Database& database, const std::string& name) {
    if (const auto tag = findTag(database, name)) return *tag;
    throw Error(ErrorKind::not_found, name, ErrorCode::no_such_tag);
}

/// A tag as a whole: its rule, its name, or making one of two.
void changeTag(const TagOptions& options, Context& context) {
    const bool withOther = options.action == "rename" || options.action == "merge";
    if (withOther == options.other.empty())
        throw UsageError("tag " + options.action + (withOther ? ": give two names" : ": give one name"));
    if ((options.action == "rule") != options.selection.given() || !options.client.empty())
        throw UsageError("tag " + options.action +
                         (options.action == "rule" ? ": give the rule, by --rule or --segment" : " takes no clients"));
    const auto workspace = Workspace::open(options.workspace, context.clock);
    Database& database = workspace->database();
    if (options.action == "rename") {
        const RecordId id = tagNamed(database, options.tag);
        workspace->edit(renameTagCommand(database, id), [&](Edit& edit) { renameTag(edit, id, options.other); });
    } else if (options.action == "merge") {
        const RecordId from = tagNamed(database, options.tag);
        const RecordId into = tagNamed(database, options.other);
        workspace->edit(mergeTagsCommand(database, from, into), [&](Edit& edit) { mergeTags(edit, from, into); });
    } else {
        std::optional<Rule> rule;
        if (options.action == "rule")
            rule = options.selection.ruleFile.empty() ? Rule::inSegment(options.selection.segment)
                                                      : options.selection.storedRule();
        else
            tagNamed(database, options.tag);
        workspace->edit({"tag_rule", {options.tag}},
                        [&](Edit& edit) { setTagRule(edit, findOrAddTag(edit, options.tag), rule); });
    }
    // Of today and the profile in use, whatever the command asks by.
    const auto reader = openScored(options.workspace, {}, context);
    refreshMemberships(
        *reader,
        [&](const std::function<void(Database&)>& fn) {
            workspace->writeDerived(fn);
            return true;
        },
        context.clock, context.stopToken());
    if (context.quiet) return;
    const std::string& name = withOther ? options.other : options.tag;
    ClientQuery query;
    query.rule = Rule::condition("tags", "any_of", {recordName(database, Kind::tag, tagNamed(database, name))});
    query.asOf = context.clock.today();
    context.out << queryClientTotals(database, query).count << " clients have " << name << '\n';
}

void tag(const TagOptions& options, Context& context) {
    if (options.action != "add" && options.action != "remove") return changeTag(options, context);
    if (!options.other.empty()) throw UsageError("tag " + options.action + ": give one name");
    if (options.client.empty() && !options.selection.given())
        throw UsageError("tag: say which clients, by --client, --segment or --rule");
    const bool add = options.action == "add";
    // Looked up by a reader first: a rule may ask for scores, which the writer does not compute.
    std::vector<RecordId> ids;
    {
        const auto reader = options.client.empty() ? openScored(options.workspace, options.scores, context)
                                                   : context.openReader(options.workspace);
        if (!options.client.empty()) {
            ids.push_back(clientByName(*reader, options.client));
        } else {
            ClientQuery query;
            query.rule = options.selection.rule(*reader);
            query.asOf = options.scores.day(context.clock);
            ids = queryClientIds(*reader, query);
        }
    }
    const auto workspace = Workspace::open(options.workspace);
    Database& database = workspace->database();
    std::int64_t count = 0;
    workspace->edit(add ? tagCommand(database, ids, options.tag) : untagCommand(database, ids, options.tag),
                    [&](Edit& edit) {
                        // Nobody to tag: the tag is not made either.
                        if (add && ids.empty()) return;
                        count = add ? tagClients(edit, ids, options.tag) : untagClients(edit, ids, options.tag);
                        if (ids.size() > 1)
                            edit.setCommand({add ? "tag_many" : "untag_many", {std::to_string(count), options.tag}});
                    });
    if (!context.quiet)
        context.out << count << (count == 1 ? " client" : " clients") << (add ? " tagged" : " untagged") << ", "
                    << static_cast<std::int64_t>(ids.size()) - count
                    << (add ? " had it already\n" : " did not have it\n");
}

}  // namespace

void addClientCommands(CLI::App& app, Context& context) {
    {
        auto* command = app.add_subcommand("clients", "List clients");
        auto options = std::make_shared<ClientsOptions>();
        options->addTo(*command);
        addFormatOption(*command, options->format);
        command->callback([options, &context] { clients(*options, context); });
    }
    {
        auto* command = app.add_subcommand(
            "export", "Write a list of clients to a file: keys as headers, UTF-8 without byte order mark");
        auto options = std::make_shared<ExportCommand>();
        options->addTo(*command);
        command->add_option("--output", options->output, "the file to write")
            ->required()
            ->option_text("FILE.csv|FILE.xlsx|FILE.vcf");
        auto* safe = command->add_flag("--excel-safe", options->excelSafe,
                                       "an apostrophe before text that a spreadsheet would run");
        command
            ->add_flag("--exact", options->exact,
                       "text as it is (default); only one that looks guarded, '=1, gets an apostrophe more")
            ->excludes(safe);
        command->add_option("--encoding", options->encoding, "utf-8 (default), gb18030 ...")->option_text("NAME");
        command->callback([options, &context] { exportList(*options, context); });
    }
    {
        auto* command = app.add_subcommand("tag", "Put a tag on clients, or take it off; tags by rule, their names");
        auto options = std::make_shared<TagOptions>();
        addWorkspaceOption(*command, options->workspace);
        command
            ->add_option("ACTION", options->action,
                         "add or remove; rule (clients of --rule or --segment have it from now on), by-hand (no rule "
                         "any more), rename OLD NEW, merge FROM INTO")
            ->required()
            ->check(CLI::IsMember({"add", "remove", "rule", "by-hand", "rename", "merge"}))
            ->option_text(" ");
        command->add_option("TAG", options->tag, "name of the tag; made when it is new")->required()->option_text(" ");
        command->add_option("OTHER", options->other, "rename, merge: the other name")->option_text(" ");
        options->selection.addTo(*command);
        command->add_option("--client", options->client, "one client, by name or code")
            ->option_text("NAME")
            ->excludes("--segment")
            ->excludes("--rule");
        options->scores.addTo(*command);
        command->callback([options, &context] { tag(*options, context); });
    }
}

}  // namespace meike::cli
