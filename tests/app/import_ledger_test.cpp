// SPDX-License-Identifier: GPL-3.0-or-later
// What office ledgers hold besides one record a row: amounts in two columns, records of several kinds, clients that
// other clients belong to, and columns that nobody foresaw.
#include "app/import_new_field.h"
#include "app/import_rows.h"
#include "domain/custom_field.h"
#include "storage/custom_fields.h"
#include "tests/app/import_fixture.h"

namespace meike {
namespace {

using test::ImportWorkspace;
using ::testing::ElementsAre;

using ::testing::IsEmpty;

class ImportLedger : public ImportWorkspace {
protected:
    static std::map<std::string, std::string> meaning(const std::string& header, Kind kind) {
        std::map<std::string, std::string> fields;
        const auto source = TableSource::fromBytes(header + "\n文,2025-01-01,1,1,1,1,1,1\n").value();
        for (const ImportColumn& column : suggestMapping(*source, kind))
            fields[source->headers()[column.column]] = column.field;
        return fields;
    }
    ImportPlan byContent(Kind kind, const std::string& rows) {
        ImportPlan plan = planFor(kind, rows);
        const auto source = TableSource::open(plan.file).value();
        plan.matchKeys = suggestedMatchKeys(*source, kind, suggestMapping(*source, kind));
        return plan;
    }
};

// ---- Two columns of amounts ----

TEST_F(ImportLedger, TwoColumnsOfAmountsAreOneWithASign) {
    const std::pair<const char*, const char*> pairs[] = {{"收入", "支出"},   {"收入金额(元)", "支出金额(元)"},
                                                         {"贷方", "借方"},   {"贷方发生额", "借方发生额"},
                                                         {"收款", "付款"},   {"Income", "Expense"},
                                                         {"Credit", "Debit"}};
    for (const Kind kind : {Kind::order, Kind::receipt}) {
        for (const auto& [in, out] : pairs) {
            SCOPED_TRACE(std::string(kindName(kind)) + ": " + in);
            const std::string header = "日期,客户," + std::string(out) + "," + in + ",备注\n";
            const auto report = run(kind, header +
                                              "2025-01-01,甲,,1000,x\n2025-01-02,甲,200.5,,x\n2025-01-03,甲,0.00,30,x\n"
                                              "2025-01-04,甲,-,40,x\n2025-01-05,甲,5,6,x\n2025-01-06,甲,,,x\n"
                                              "2025-01-07,甲,-7,,x\n");
            EXPECT_EQ(tallyOf(report), "5/0/0/2");
            EXPECT_THAT(keysOf(report), ElementsAre("both_sides", "missing:amount"));
            EXPECT_THAT(amounts(kind), ElementsAre(100'000, -20'050, 3'000, 4'000, -700));
            EXPECT_THAT(notesOf(report), ElementsAre("the columns " + std::string(in) + " and " + out +
                                                     " are one amount: what stands in the first counts as plus, in the "
                                                     "second as minus"));
            EXPECT_EQ(reasonText(report.rejects[0].reason, kind, Language::zh, true),
                      "同一行两栏都有金额，看不出是收入还是支出 (6 / 5)");
            workspace->undo();
        }
    }
}

TEST_F(ImportLedger, TwoColumnsAreGuessedOnlyAsAPairAndBesideNoAmount) {
    using Fields = std::map<std::string, std::string>;
    EXPECT_EQ(meaning("客户,日期,收入,支出", Kind::order),
              (Fields{{"客户", "client"}, {"日期", "date"}, {"收入", "income"}, {"支出", "expense"}}));
    EXPECT_EQ(meaning("客户,日期,收入", Kind::order),
              (Fields{{"客户", "client"}, {"日期", "date"}, {"收入", "amount"}}));
    EXPECT_EQ(meaning("客户,日期,支出", Kind::order), (Fields{{"客户", "client"}, {"日期", "date"}}))
        << "the cost of what?";
    EXPECT_EQ(meaning("客户,日期,合同金额,收入,支出", Kind::order),
              (Fields{{"客户", "client"}, {"日期", "date"}, {"合同金额", "amount"}}));
    EXPECT_EQ(missingFields(Kind::order, {{0, "client"}, {1, "date"}, {2, "income"}}), std::vector<std::string>());
    EXPECT_EQ(missingFields(Kind::order, {{0, "client"}, {1, "date"}, {2, "expense"}}),
              std::vector<std::string>{"amount"});
    const auto guesses = guessImportKind(std::vector<std::string>{"交易日期", "对方户名", "收入", "支出", "流水号"});
    ASSERT_FALSE(guesses.empty());
    EXPECT_EQ(guesses.front().kind, Kind::receipt) << "a bank's list";
    EXPECT_TRUE(guesses.front().complete);
}

TEST_F(ImportLedger, TwoColumnsKeepToUnitsMatchesAndTheDirectionBesideThem) {
    EXPECT_EQ(tally(Kind::order, "客户,日期,收入（万元）,支出（万元）\n甲,2025-01-01,1.5,\n甲,2025-01-02,,0.2\n"),
              "2/0/0/0");
    EXPECT_THAT(amounts(), ElementsAre(1'500'000, -200'000));
    const std::string rows = "客户,日期,编号,收入,支出\n甲,2025-02-01,N1,10,\n甲,2025-02-02,N2,,4\n";
    EXPECT_EQ(tally(byContent(Kind::order, rows)), "2/0/0/0");
    EXPECT_EQ(tally(byContent(Kind::order, rows)), "0/0/2/0") << "the same file again";
    EXPECT_EQ(tally(byContent(Kind::order, "客户,日期,编号,收入,支出\n甲,2025-02-01,N1,,10\n甲,2025-02-02,N2,,4\n")),
              "0/1/1/0");
    EXPECT_EQ(amounts()[2], -1'000);
    // An account's 方向 is that of its balance, and no column of directions unless somebody says so.
    const std::string account = "客户,日期,方向,贷方,借方,余额\n甲,2025-03-01,贷,1,,1\n甲,2025-03-01,平,,1,0\n";
    EXPECT_EQ(tally(Kind::receipt, account), "2/0/0/0");
    EXPECT_THAT(preview.report.unmapped, ElementsAre("方向", "余额"));
    ImportPlan named = planFor(Kind::order, "客户,日期,收/支,收入,支出\n甲,2025-03-01,收,1,\n甲,2025-03-01,支,1,\n");
    named.mapping = parseMapping("client=客户,date=日期,direction=收/支,income=收入,expense=支出",
                                 *TableSource::open(named.file).value(), Kind::order)
                        .value();
    const auto report = run(named);
    EXPECT_EQ(tallyOf(report), "1/0/0/1") << "the word and the column say different things";
    EXPECT_THAT(keysOf(report), ElementsAre("no_direction:direction"));
    // Lines of one document are added up with their signs.
    ImportPlan sum = planFor(Kind::order, "客户,日期,编号,收入,支出\n乙,2025-02-01,S1,10,\n乙,2025-02-01,S1,,4\n");
    sum.matchKeys = {"number"};
    EXPECT_EQ(refusal(sum), "keys_repeat");
    sum.repeat = RepeatPolicy::sum;
    EXPECT_EQ(tally(sum), "1/1/0/0");
    EXPECT_EQ(amounts().back(), 600);
}

// ---- Records of several kinds in one row ----

TEST_F(ImportLedger, AnOrdersRowMakesItsContactReceivableAndReceipt) {
    const std::string rows =
        "客户,签约日期,合同编号,合同金额,联系人,联系电话,应收日期,应收金额,回款日期,回款金额\n"
        "甲,2025-01-05,N1,1000,王芳,13800000001,2025-03-01,1000,2025-03-02,400\n"
        "甲,2025-02-05,N2,500,王芳,13800000001,2025-04-01,500,,0\n"
        "乙,2025-02-06,N3,300,,,,,,-\n"
        "乙,2025-02-07,N4,300,,,2025-05-01,?,,\n"
        "丙,2025-02-08,N5,70,,,,70,,\n";
    const ImportPlan plan = byContent(Kind::order, rows);
    const auto report = run(plan);
    EXPECT_EQ(tallyOf(report), "3/0/0/2");
    EXPECT_EQ(besidesOf(report), "contacts 1/0/1/0, receivables 2/0/0/2, receipts 1/0/0/0");
    EXPECT_THAT(keysOf(report), ElementsAre("not_a_number:receivable.amount", "missing:receivable.due"));
    EXPECT_EQ(reasonText(report.rejects[1].reason, Kind::order, Language::zh), "缺少应收到期日");
    EXPECT_EQ(report.clientsCreated, 2) << "a row that is refused leaves no client behind";
    EXPECT_EQ(only(Kind::contact).text("mobile"), "13800000001");
    const auto orders = all(Kind::order);
    const auto receivables = all(Kind::receivable);
    ASSERT_EQ(receivables.size(), 2u);
    EXPECT_EQ(receivables[0].text("due"), "2025-03-01");
    EXPECT_EQ(receivables[0].integer("amount"), 100'000);
    EXPECT_EQ(receivables[0].integer("order_id"), orders[0].id());
    EXPECT_EQ(receivables[0].integer("client"), orders[0].integer("client"));
    EXPECT_EQ(receivables[1].integer("order_id"), orders[1].id());
    const Record receipt = only(Kind::receipt);
    EXPECT_EQ(receipt.integer("amount"), 40'000);
    EXPECT_EQ(receipt.text("date"), "2025-03-02");
    EXPECT_EQ(countRecords(database(), Kind::allocation), 1) << "it pays what is due";

    const std::string before = digest(database());
    EXPECT_EQ(tally(plan), "0/0/3/2") << "the same file again";
    EXPECT_EQ(besidesOf(preview.report), "contacts 0/0/2/0, receivables 0/0/2/2, receipts 0/0/1/0");
    EXPECT_EQ(digest(database()), before);
    workspace->undo();
    for (const Kind kind : {Kind::order, Kind::contact, Kind::receivable, Kind::receipt, Kind::client})
        EXPECT_EQ(countRecords(database(), kind), 0) << kindName(kind);
}

TEST_F(ImportLedger, WhatIsDueFollowsTheLedgerAndInstalmentsStayApart) {
    const std::string header = "客户,日期,合同编号,合同金额,应收日期,应收金额\n";
    ImportPlan plan = planFor(Kind::order, header + "甲,2025-01-05,N1,1000,2025-03-01,1000\n");
    plan.matchKeys = {"number"};
    EXPECT_EQ(tally(plan), "1/0/0/0");
    // Put off: the same receivable on another day, not a second one.
    plan = planFor(Kind::order, header + "甲,2025-01-05,N1,1000,2025-06-01,1000\n");
    plan.matchKeys = {"number"};
    EXPECT_EQ(tally(plan), "0/1/0/0");
    EXPECT_EQ(besidesOf(preview.report), "receivables 0/1/0/0");
    EXPECT_EQ(only(Kind::receivable).text("due"), "2025-06-01");
    ASSERT_EQ(preview.rows.size(), 1u);
    ASSERT_EQ(preview.rows[0].changes.size(), 1u);
    EXPECT_EQ(preview.rows[0].changes[0].field, "receivable.due");
    // Two instalments of one order.
    const std::string two = header + "乙,2025-01-05,N2,1000,2025-03-01,600\n乙,2025-01-05,N2,1000,2025-06-01,400\n";
    for (const char* fates : {"1/1/0/0", "0/0/2/0"}) {
        plan = planFor(Kind::order, two);
        plan.matchKeys = {"number"};
        EXPECT_EQ(tally(plan), fates);
        EXPECT_EQ(countRecords(database(), Kind::receivable), 3);
    }
}

TEST_F(ImportLedger, TheSameContactInRowsThatAreNotMatchedIsMadeOnce) {
    const auto report = run(Kind::order,
                            "客户,日期,金额,联系人,手机,邮箱\n甲,2025-01-01,1,王芳,138,\n甲,2025-01-02,2,王芳,138,\n"
                            "甲,2025-01-03,3,王芳,,w@a.cn\n乙,2025-01-03,3,王芳,,\n");
    EXPECT_EQ(tallyOf(report), "4/0/0/0");
    EXPECT_EQ(besidesOf(report), "contacts 2/1/1/0");
    EXPECT_EQ(all(Kind::contact).front().text("mobile"), "138");
    EXPECT_EQ(all(Kind::contact).front().text("email"), "w@a.cn");
}

TEST_F(ImportLedger, InvoicesAndOpportunitiesBringOthersToo) {
    const auto invoices = run(byContent(Kind::receivable,
                                        "客户,发票号,到期日,应收金额,联系人,手机,收款日期,收款金额\n"
                                        "甲,F1,2025-03-01,100,王芳,138,2025-03-03,100\n甲,F2,2025-04-01,50,,,,\n"));
    EXPECT_EQ(tallyOf(invoices), "2/0/0/0");
    EXPECT_EQ(besidesOf(invoices), "contacts 1/0/0/0, receipts 1/0/0/0");
    EXPECT_EQ(only(Kind::receipt).integer("client"), 1);
    const auto deals = run(byContent(Kind::opportunity,
                                     "客户,商机名称,销售阶段,创建日期,预计金额,联系人,联系人邮箱\n"
                                     "甲,双11,线索,2025-03-01,1000,李娜,l@a.cn\n"));
    EXPECT_EQ(tallyOf(deals), "1/0/0/0");
    EXPECT_EQ(besidesOf(deals), "contacts 1/0/0/0");
    EXPECT_EQ(all(Kind::contact).back().text("email"), "l@a.cn");
}

TEST_F(ImportLedger, MoneyBesideIsInTheCurrencyOfItsRow) {
    const auto report = run(Kind::order,
                            "客户,日期,金额,币种,应收日期,应收金额,回款日期,回款金额\n"
                            "甲,2025-01-01,10,USD,2025-02-01,10,2025-02-02,¥70\n"
                            "甲,2025-01-01,10,USD,2025-02-01,10,2025-02-02,70元\n"
                            "甲,2025-01-01,10,USD,2025-02-01,10,2025-02-02,CNY 70\n");
    EXPECT_EQ(tallyOf(report), "1/0/0/2") << "a sign that dollars are not written with";
    EXPECT_EQ(only(Kind::receivable).text("currency"), "USD");
    EXPECT_EQ(only(Kind::receipt).text("currency"), "CNY");
}

TEST_F(ImportLedger, RecordsBesideAreGuessedOnlyWhereAllOfThemIsThere) {
    using Fields = std::map<std::string, std::string>;
    EXPECT_EQ(meaning("客户,日期,金额,应收金额", Kind::order),
              (Fields{{"客户", "client"}, {"日期", "date"}, {"金额", "amount"}}))
        << "nobody knows when it is due";
    EXPECT_EQ(meaning("客户,日期,金额,手机", Kind::order),
              (Fields{{"客户", "client"}, {"日期", "date"}, {"金额", "amount"}}));
    EXPECT_EQ(meaning("客户,日期,金额,经办人", Kind::order),
              (Fields{{"客户", "client"}, {"日期", "date"}, {"金额", "amount"}}))
        << "one of ours";
    // The row's own date and amount come first.
    EXPECT_EQ(meaning("客户,回款日期,回款金额", Kind::receipt),
              (Fields{{"客户", "client"}, {"回款日期", "date"}, {"回款金额", "amount"}}));
}

// ---- Clients that other clients belong to ----

TEST_F(ImportLedger, AParentThatStandsLaterInTheFileIsFound) {
    const std::string rows = "客户名称,上级集团,代理商\n子公司,集团,\n孙公司,子公司,代理\n集团,,\n代理,,\n";
    for (const bool create : {false, true}) {
        ImportPlan plan = planFor(Kind::client, rows);
        plan.createMissingClients = create;
        const auto report = run(plan);
        EXPECT_EQ(tallyOf(report), "4/0/0/0");
        EXPECT_EQ(report.clientsCreated, 0);
        std::map<std::string, Record> clients;
        for (const Record& client : all(Kind::client)) clients.emplace(client.text("name"), client);
        ASSERT_EQ(clients.size(), 4u);
        EXPECT_EQ(clients.at("子公司").integer("parent"), clients.at("集团").id());
        EXPECT_EQ(clients.at("孙公司").integer("parent"), clients.at("子公司").id());
        EXPECT_EQ(clients.at("孙公司").integer("agent"), clients.at("代理").id());
        EXPECT_EQ(tally(plan), "0/0/4/0");
        workspace->undo();
        EXPECT_EQ(countRecords(database(), Kind::client), 0);
    }
}

TEST_F(ImportLedger, AnUnknownParentIsMadeWhereThatIsWantedAndElseTheRowRefused) {
    const std::string rows =
        "客户名称,上级集团,代理商\n甲,集团A,代理B\n乙,集团A,\n丙,丁,\n丁,集团C,\n戊,己,\n己,戊,\n庚,庚,\n";
    ImportPlan plan = planFor(Kind::client, rows);
    plan.createMissingClients = false;
    auto report = run(plan);
    EXPECT_EQ(tallyOf(report), "0/0/0/7");
    EXPECT_EQ(report.reasons(Language::zh),
              (std::map<std::string, std::int64_t>{{"上级集团：工作区和文件中都没有这个客户", 6},
                                                   {"上级集团：无法使用", 1}}));
    plan.createMissingClients = true;
    report = run(plan);
    EXPECT_EQ(tallyOf(report), "4/0/0/3") << "who stand above each other, or themselves, stay out";
    EXPECT_EQ(report.clientsCreated, 3);
    std::map<std::string, Record> clients;
    for (const Record& client : all(Kind::client)) clients.emplace(client.text("name"), client);
    ASSERT_EQ(clients.size(), 7u);
    EXPECT_EQ(clients.at("甲").integer("parent"), clients.at("集团A").id());
    EXPECT_EQ(clients.at("乙").integer("parent"), clients.at("集团A").id());
    EXPECT_EQ(clients.at("甲").integer("agent"), clients.at("代理B").id());
    EXPECT_EQ(clients.at("丙").integer("parent"), clients.at("丁").id())
        << "a row of the file, not a client made for it";
    EXPECT_EQ(clients.at("丁").integer("parent"), clients.at("集团C").id());
    EXPECT_EQ(tally(plan), "0/0/4/3");
    workspace->undo();
    EXPECT_EQ(countRecords(database(), Kind::client), 0);
}

// ---- Columns that nobody foresaw ----

TEST_F(ImportLedger, AColumnBecomesAFieldOfTheWorkspacesOwnWithTheImport) {
    add(Record(Kind::client).set("name", "甲"));
    const std::string rows =
        "客户名称,客户渠道号,门店数,首投预算,审核日,已建群\n甲,007,3,¥1200,2025-03-09,是\n乙,008,12,¥80.5,2025/3/"
        "10,否\n";
    ImportPlan plan = planFor(Kind::client, rows);
    const auto source = TableSource::open(plan.file).value();
    plan.mapping = suggestMapping(*source, Kind::client);
    ASSERT_EQ(plan.mapping.size(), 1u);
    const FirstRows first = source->preview(kRowsToGuess);
    std::vector<FieldType> types;
    for (std::size_t column = 1; column < source->columnCount(); ++column) {
        const std::string& header = source->headers()[column];
        types.push_back(guessFieldType(header, first, column));
        const auto made =
            newFieldFor(database(), Kind::client, header, first, column, types.back(), plan.newFields).value();
        addNewField(plan, made);
        plan.mapping.push_back({column, made.key});
    }
    EXPECT_EQ(types, (std::vector<FieldType>{FieldType::text, FieldType::integer, FieldType::money, FieldType::date,
                                             FieldType::boolean}));
    EXPECT_EQ(tally(plan), "1/1/0/0");
    const auto fields = customFields(database(), Kind::client);
    ASSERT_EQ(fields.size(), 5u);
    const auto clients = all(Kind::client);
    const Record& second = clients.back();
    EXPECT_EQ(second.text(fields[0]->key), "008");
    EXPECT_EQ(second.integer(fields[1]->key), 12);
    EXPECT_EQ(second.integer(fields[2]->key), 8'050);
    EXPECT_EQ(second.text(fields[3]->key), "2025-03-10");
    EXPECT_EQ(second.integer(fields[4]->key), 0);
    EXPECT_EQ(clients.front().text(fields[0]->key), "007");
    // The next file with these headers finds them by their names.
    ImportPlan next = planFor(Kind::client, rows);
    next.custom = ImportKind(database(), Kind::client).custom;
    EXPECT_EQ(tally(next), "0/0/2/0");
    EXPECT_THAT(preview.report.unmapped, IsEmpty());
    workspace->undo();
    EXPECT_THAT(customFields(database(), Kind::client), IsEmpty()) << "one step takes the fields back as well";
    EXPECT_EQ(countRecords(database(), Kind::client), 1);
}

TEST_F(ImportLedger, NewFieldsAreNamedApartAndDoNotDoubleWhatIsThere) {
    const std::string rows = "客户,日期,金额,投放顾问\n甲,2025-01-01,10,张\n甲,2025-01-01,10,张\n";
    EXPECT_EQ(tally(byContent(Kind::order, rows)), "2/0/0/0");
    ImportPlan plan = byContent(Kind::order, rows);
    const auto source = TableSource::open(plan.file).value();
    plan.mapping = suggestMapping(*source, Kind::order);
    const FirstRows first = source->preview(kRowsToGuess);
    const auto made = newFieldFor(database(), Kind::order, "投放顾问", first, 3, FieldType::text).value();
    addNewField(plan, made);
    plan.mapping.push_back({3, made.key});
    EXPECT_EQ(tally(plan), "0/2/0/0") << "the orders that are there, told more of";
    EXPECT_EQ(newFieldFor(database(), Kind::order, "投放顾问", first, 3, FieldType::text)->name, "投放顾问 2");
    EXPECT_EQ(newFieldFor(database(), Kind::order, "备注", first, 3, FieldType::text)->name, "备注 2");
    CustomFieldDefinition other = made;
    other.name = "a";
    EXPECT_EQ(newFieldFor(database(), Kind::order, "A", first, 3, FieldType::text, {other})->name, "A 2");
    EXPECT_FALSE(newFieldFor(database(), Kind::order, " ", first, 3, FieldType::text));
    EXPECT_FALSE(newFieldFor(database(), Kind::rate, "A", first, 3, FieldType::text));
}

// ---- What a row names and its client does not have yet ----

TEST_F(ImportLedger, AProjectThatNobodyHasYetIsMadeForItsClient) {
    const std::string rows =
        "客户,日期,金额,项目\n甲,2025-01-01,10,春季投放\n甲,2025-01-02,20,春季投放\n乙,2025-01-03,30,春季投放\n"
        "甲,2025-01-04,40,\n";
    const auto report = run(Kind::order, rows);
    EXPECT_EQ(tallyOf(report), "4/0/0/0");
    EXPECT_THAT(notesOf(report), ElementsAre("2 projects added: 春季投放, 春季投放"));
    EXPECT_THAT(notesOf(preview.report), ElementsAre("2 projects will be added: 春季投放, 春季投放"));
    EXPECT_EQ(report.othersCreated, 2);
    EXPECT_EQ(preview.report.othersCreated, 2);
    const auto orders = all(Kind::order);
    const auto projects = all(Kind::project);
    ASSERT_EQ(projects.size(), 2u);
    EXPECT_EQ(orders[0].integer("project"), projects[0].id());
    EXPECT_EQ(orders[1].integer("project"), projects[0].id());
    EXPECT_EQ(orders[2].integer("project"), projects[1].id());
    EXPECT_EQ(projects[1].integer("client"), orders[2].integer("client"));
    EXPECT_EQ(orders[3].integer("project"), 0);
    EXPECT_EQ(tally(byContent(Kind::order, rows)), "0/0/4/0") << "the same file again";
    EXPECT_EQ(countRecords(database(), Kind::project), 2);
    workspace->undo();
    EXPECT_EQ(countRecords(database(), Kind::project), 0) << "one step takes all of it back";
    EXPECT_EQ(countRecords(database(), Kind::client), 0);
}

TEST_F(ImportLedger, AContactOfACallIsMadeAndWhatNeedsMoreThanANameIsNot) {
    EXPECT_EQ(tally(Kind::interaction,
                    "客户,日期,方式,联系人,内容\n甲,2025-01-01,电话,王芳,谈预算\n甲,2025-01-02,电话,王芳,报价\n"),
              "2/0/0/0");
    const Record contact = only(Kind::contact);
    EXPECT_EQ(contact.text("name"), "王芳");
    for (const Record& call : all(Kind::interaction)) EXPECT_EQ(call.integer("contact"), contact.id());
    // A contact above another one is awaited from the file itself.
    EXPECT_EQ(tally(Kind::contact, "客户,姓名,上级\n甲,李娜,没有的人\n"), "0/0/0/1");
    // A framework contract has a term and an amount that nobody could guess.
    const auto report = run(Kind::order, "客户,日期,金额,框架合同\n甲,2025-01-01,10,年框A\n");
    EXPECT_EQ(tallyOf(report), "0/0/0/1");
    EXPECT_THAT(keysOf(report), ElementsAre("unknown_reference:framework_contract"));
}

/// Each kind that a row can bring by its name has its words.
TEST_F(ImportLedger, EveryKindThatIsMadeByItsNameIsTold) {
    for (const KindRow& row : kindTable())
        for (const Field& field : row.fields) {
            if (field.type != FieldType::reference || field.refersTo == row.kind ||
                !(field.editable || field.fillable) || !importing::isMadeByName(field.refersTo))
                continue;
            EXPECT_THAT((std::vector{Kind::project, Kind::contact}), ::testing::Contains(field.refersTo))
                << row.key << "." << field.key;
        }
}

}  // namespace
}  // namespace meike
