// SPDX-License-Identifier: GPL-3.0-or-later
// What the check step shows of the rows of a file.
#include "tests/app/import_fixture.h"

namespace meike {
namespace {

using ::testing::ElementsAre;

class ImportPreviewed : public test::ImportWorkspace {};

/// Cells of a row that ends before they are read are its own, or empty: never those of the row before.
TEST_F(ImportPreviewed, APreviewShowsTheCellsOfTheRowItself) {
    const ImportPlan plan = planFor(Kind::client,
                                    "客户名称,城市,联系人,手机\n甲,上海,张三,13800000000\n乙,成都,,\n"
                                    ",长沙,李四,13900000000\n丙,#N/A,王五,13700000000\n");
    run(plan);
    ASSERT_EQ(preview.rows.size(), 4u);
    EXPECT_THAT(preview.rows[0].cells, ElementsAre("甲", "上海", "张三", "13800000000"));
    EXPECT_THAT(preview.rows[1].cells, ElementsAre("乙", "成都", "", "")) << "it has no contact";
    EXPECT_THAT(preview.rows[2].cells, ElementsAre("", "长沙", "李四", "13900000000")) << "refused";
    EXPECT_THAT(preview.rows[3].cells, ElementsAre("丙", "#N/A", "王五", "13700000000"));
    EXPECT_EQ(countRecords(database(), Kind::contact), preview.report.besideCreated);
}

TEST_F(ImportPreviewed, ARefusedRepeatShowsItsOwnCells) {
    ImportPlan plan = planFor(
        Kind::order, "客户,合同编号,日期,金额\n甲,1,2025-03-09,100\n乙,2,2025-03-10,200\n乙,2,2025-03-11,300\n");
    plan.matchKeys = {"number"};
    plan.repeat = RepeatPolicy::refuse;
    run(plan);
    ASSERT_EQ(preview.rows.size(), 3u);
    EXPECT_EQ(preview.rows[1].fate, RowFate::rejected);
    EXPECT_THAT(preview.rows[1].cells, ElementsAre("乙", "2", "2025-03-10", "200"));
    EXPECT_THAT(preview.rows[2].cells, ElementsAre("乙", "2", "2025-03-11", "300"));
}

}  // namespace
}  // namespace meike
