import pytest

from onedoor.law.articles import HAMI
from onedoor.law.resting import Ground, resting


@pytest.mark.verifies(HAMI(31))
@pytest.mark.parametrize(
    "ground, told",
    [
        (
            Ground.GAPS,
            (
                "《中华人民共和国行政许可法》第三十二条和"
                "《哈密市市场主体政务服务条例（草案）》第十八条（草案尚未施行）"
            ),
        ),
        (
            Ground.PROMISE,
            (
                "《优化营商环境条例》第四十条和"
                "《哈密市市场主体政务服务条例（草案）》第十八条（草案尚未施行）"
            ),
        ),
        (
            Ground.VOID,
            (
                "《哈密市市场主体政务服务条例（草案）》第四条"
                "（草案尚未施行，现行法律、法规没有专门规定，试运行期间照此办理）"
            ),
        ),
    ],
)
def test_a_draft_is_cited_as_one_with_what_is_in_force_beside_it(ground, told):
    assert resting(ground, in_trial=True).zh == told
    assert "(لايىھە)" in resting(ground, in_trial=True).ug


@pytest.mark.verifies(HAMI(31))
@pytest.mark.parametrize("ground", Ground)
def test_once_in_force_the_regulation_stands_alone(ground):
    own, _beside = ground.value
    said = resting(ground, in_trial=False)

    assert said.zh.startswith("《哈密市市场主体政务服务条例》第")
    assert "草案" not in said.zh
    assert "لايىھە" not in said.ug
    assert f"{own.article}-" in said.ug
