// SPDX-License-Identifier: GPL-3.0-or-later
// new, info, generate.
#include <algorithm>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "app/content_digest.h"
#include "app/defaults.h"
#include "app/demo.h"
#include "app/generate.h"
#include "base/money.h"
#include "cli/context.h"
#include "storage/field_values.h"
#include "storage/maintenance.h"
#include "storage/meta.h"
#include "storage/records.h"
#include "storage/schema.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

struct NewOptions {
    std::string workspace;
    std::string currency = "CNY";
    bool demo = false;
};

/// A new file that vanishes again when what should go into it fails.
template <class Fill>
void makeWorkspace(const std::string& path, const std::string& currency, const Fill& fill) {
    auto workspace = Workspace::create(path, currency);
    try {
        fill(*workspace);
    } catch (...) {
        workspace.reset();
        std::error_code ignored;
        for (const char* tail : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(path + tail, ignored);
        throw;
    }
}

void create(const NewOptions& options, Context& context) {
    if (!isCurrencyCode(options.currency))
        throw UsageError("--base-currency " + options.currency + ": not a code such as CNY");
    makeWorkspace(options.workspace, options.currency, [&](Workspace& workspace) {
        if (options.demo)
            fillDemo(workspace, Language::zh, context, context.stopToken());
        else
            workspace.edit({"new_workspace", {}}, [](Edit& edit) { fillDefaults(edit); });
    });
    if (!context.quiet) context.out << "made " << options.workspace << '\n';
}

struct GenerateCommand {
    std::string workspace;
    GenerateOptions size;
};

void generate(const GenerateCommand& options, Context& context) {
    const auto fill = [&](Workspace& workspace) {
        generateAgency(workspace, options.size, context, context.stopToken());
    };
    if (options.size.clients == 0 && options.size.orders > 0) throw UsageError("generate: orders need clients");
    if (std::filesystem::exists(options.workspace))
        fill(*Workspace::open(options.workspace));
    else
        makeWorkspace(options.workspace, "CNY", fill);
    if (!context.quiet)
        context.out << "generated " << options.size.clients << " clients and " << options.size.orders << " orders in "
                    << options.workspace << '\n';
}

struct InfoOptions {
    std::string workspace;
    Format format = Format::table;
};

void info(const InfoOptions& options, Context& context) {
    const auto reader = context.openReader(options.workspace);
    const Transaction snapshot(*reader, false);
    std::string first;
    std::string last;
    forEachValue(*reader, Kind::order, "date", [&](RecordId, const Value& value) {
        const std::string& day = textOrEmpty(value);
        if (first.empty() || day < first) first = day;
        if (day > last) last = day;
    });
    std::int64_t size = 0;
    std::error_code ignored;
    for (const char* tail : {"", "-wal"})
        if (const auto bytes = std::filesystem::file_size(options.workspace + tail, ignored); !ignored)
            size += static_cast<std::int64_t>(bytes);
    const auto orNull = [](const std::string& text) {
        return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
    };
    nlohmann::ordered_json json;
    json["workspace"] = options.workspace;
    json["schema_version"] = schemaVersion(*reader);
    json["size"] = size;
    json["base_currency"] = baseCurrency(*reader);
    for (const KindRow& row : kindTable()) json["counts"][std::string(row.key)] = countRecords(*reader, row.kind);
    json["first_order"] = orNull(first);
    json["last_order"] = orNull(last);
    json["last_backup"] = orNull(meta::text(*reader, "last_backup"));
    json["digest"] = digest(*reader);
    json["content_digest"] = contentDigest(*reader, context, context.stopToken());
    if (options.format == Format::json) {
        context.out << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
        return;
    }
    const auto line = [&](std::string name, const std::string& text) {
        name.resize(std::max<std::size_t>(name.size() + 1, 20), ' ');
        context.out << name << text << '\n';
    };
    line("workspace", options.workspace);
    line("schema version", json["schema_version"].dump());
    line("size", json["size"].dump() + " bytes");
    line("base currency", json["base_currency"].get<std::string>());
    for (const auto& [kind, count] : json["counts"].items())
        if (count != 0) line(kind, count.dump());
    line("orders from", first.empty() ? "-" : first + " to " + last);
    line("last backup", json["last_backup"].is_null() ? "none" : json["last_backup"].get<std::string>());
    line("digest", json["digest"].get<std::string>());
    line("content digest", json["content_digest"].get<std::string>());
}

}  // namespace

void addWorkspaceCommands(CLI::App& app, Context& context) {
    {
        auto* command = app.add_subcommand("new", "Make a workspace");
        auto options = std::make_shared<NewOptions>();
        addWorkspaceOption(*command, options->workspace);
        command->add_flag("--demo", options->demo, "fill it with the demo agency");
        command->add_option("--base-currency", options->currency, "currency of all totals (default: CNY)")
            ->option_text("CODE");
        command->callback([options, &context] { create(*options, context); });
    }
    {
        auto* command =
            app.add_subcommand("info", "Counts, date range, schema version, size, last backup, digest of the records");
        auto options = std::make_shared<InfoOptions>();
        addWorkspaceOption(*command, options->workspace);
        addFormatOption(*command, options->format, false);
        command->callback([options, &context] { info(*options, context); });
    }
    {
        auto* command = app.add_subcommand("generate", "Add a synthetic agency, for tests and benchmarks");
        auto options = std::make_shared<GenerateCommand>();
        addWorkspaceOption(*command, options->workspace);
        command->add_option("--clients", options->size.clients, "how many clients")
            ->required()
            ->check(CLI::NonNegativeNumber)
            ->option_text("N");
        command->add_option("--orders", options->size.orders, "how many orders")
            ->required()
            ->check(CLI::NonNegativeNumber)
            ->option_text("N");
        command->add_option("--seed", options->size.seed, "other numbers for another seed")->option_text("S");
        command->callback([options, &context] { generate(*options, context); });
    }
}

}  // namespace meike::cli
